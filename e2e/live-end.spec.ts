import path from "node:path";
import { expect, request, test } from "@playwright/test";
import { ADMIN } from "../fixtures/admin.ts";
import { signIn } from "../fixtures/http-client.ts";
import { type Listener, listenIn } from "../fixtures/listen-in.ts";
import { type RealServer, startRealServer } from "../fixtures/real-server.ts";
import { makeFolder } from "./support/files.ts";
import { signInAs } from "./support/web-doors.ts";

/** Far longer than a story may last: whoever waits for the streams to end by themselves waits in vain. */
const args = ["--grace-seconds", "3600"];
const params = { owner: ADMIN.handle, space: "main" };

let folder: ReturnType<typeof makeFolder>;
let servers: RealServer[];

test.beforeEach(() => {
  folder = makeFolder();
  servers = [];
});
test.afterEach(async () => {
  for (const server of servers) server.kill("SIGKILL");
  await Promise.all(servers.map(({ ended }) => ended));
  await folder.remove();
});

async function start(env: Record<string, string> = {}): Promise<RealServer> {
  const dataDir = path.join(folder.path, `data-${servers.length}`);
  const server = await startRealServer({ dataDir, args, env });
  servers.push(server);
  return server;
}

/** Listens at the web app, with the cookie of somebody who has signed in there. */
async function listenAsBrowser({ baseUrl }: RealServer): Promise<Listener> {
  const browser = await request.newContext({ baseURL: baseUrl, extraHTTPHeaders: { origin: baseUrl } });
  await signInAs(browser, ADMIN);
  const { cookies } = await browser.storageState();
  await browser.dispose();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  // As a browser asks, which takes what is packed.
  return listenIn(await fetch(`${baseUrl}/me/events`, { headers: { cookie, "accept-encoding": "gzip, br" } }));
}

test("a server that ends does not wait for those who listen", async () => {
  const server = await start();
  const { client } = await signIn(server.baseUrl);
  const heard = [listenIn(await client.send("getEvents", {})), await listenAsBrowser(server)];
  const { handle } = await client.call("createAudio", { params, body: "{}" });
  for (const { changes } of heard) await expect.poll(changes).toEqual([`${handle} audio`]);
  server.kill("SIGTERM");
  expect(await server.ended).toBe(0);
  await expect.poll(() => heard.map(({ isOver }) => isOver)).toEqual([true, true]);
});

test("nor does one that passes on what another server tells, which goes on", async () => {
  const api = await start();
  const web = await start({ API_URL: `${api.baseUrl}/api/v1` });
  const { client } = await signIn(api.baseUrl);
  const [direct, heard] = [listenIn(await client.send("getEvents", {})), await listenAsBrowser(web)];
  const create = () => client.call("createAudio", { params, body: "{}" });
  const first = await create();
  await expect.poll(heard.changes).toEqual([`${first.handle} audio`]);
  web.kill("SIGTERM");
  expect(await web.ended).toBe(0);
  await expect.poll(() => heard.isOver).toBe(true);
  const second = await create();
  await expect.poll(direct.changes).toEqual([`${first.handle} audio`, `${second.handle} audio`]);
});
