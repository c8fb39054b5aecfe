import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { ADMIN } from "../fixtures/admin.ts";
import { signIn } from "../fixtures/http-client.ts";
import { startRealServer } from "../fixtures/real-server.ts";
import { createTestSchema, testDatabaseUrl } from "../fixtures/test-schema.ts";
import { toneWav } from "../fixtures/tone.ts";
import { makeFolder } from "./support/files.ts";
import { signIn as signInOnScreen } from "./support/people.ts";

const AUTH_SECRET = "the-key-of-the-session-cookies-0123456789";
const DATABASE_PASSWORD = "password-of-the-database";
const NEWCOMER = { handle: "newcomer", password: "password-of-the-newcomer" };
const WRONG = "password-that-is-wrong";

/** The database with a password in its address, which this one does not ask for. */
async function makeDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  if (!testDatabaseUrl) return { url: "", drop: async () => undefined };
  const schema = await createTestSchema();
  const url = new URL(schema.url);
  url.password = DATABASE_PASSWORD;
  return { url: url.href, drop: schema.drop };
}

test("the log is JSON with request ids, on the disk as on the screen, and no secret comes into it", async ({
  page,
}) => {
  const folder = makeFolder();
  const dataDir = path.join(folder.path, "data");
  const database = await makeDatabase();
  const env = { DATABASE_URL: database.url, AUTH_SECRET, LOG_LEVEL: "trace" };
  const server = await startRealServer({ dataDir, env });

  const { client, token } = await signIn(server.baseUrl);
  const refused = { code: "wrongCredentials" };
  await expect(signIn(server.baseUrl, { handle: ADMIN.handle, password: WRONG })).rejects.toMatchObject(refused);
  await client.call("createUser", { body: { ...NEWCOMER, email: "newcomer@example.org" } });
  const newcomer = await signIn(server.baseUrl, NEWCOMER);
  const key = await client.call("createKey", { body: { handle: "a-key" } });
  await fetch(`${server.baseUrl}/api/v1/user`, { headers: { authorization: `Bearer ${key.token}` } });
  await client.call("createOrg", { body: { handle: "an-org" } });
  const invitation = await client.call("createInvitation", { params: { org: "an-org" }, body: { role: "reviewer" } });

  await page.goto(`${server.baseUrl}/invitations/${invitation.token}`);
  await page.goto(`${server.baseUrl}/sign-in?next=/invitations/${invitation.token}`);
  await signInOnScreen(page, ADMIN);
  const cookies = (await page.context().cookies()).map(({ value }) => value);
  expect(cookies.length).toBeGreaterThan(0);
  await newcomer.client.call("acceptInvitation", { params: { token: invitation.token } });

  const file = toneWav({ seconds: 0.2, sampleRateHz: 8000, channels: 1 }).toString("base64");
  const upload = () =>
    client.call("createAudio", { params: { owner: "admin", space: "main" }, body: JSON.stringify({ file }) });
  await upload();
  rmSync(path.join(dataDir, "blobs/tmp"), { recursive: true });
  await expect(upload()).rejects.toMatchObject({ code: "internal" });
  server.kill("SIGTERM");
  expect(await server.ended).toBe(0);

  const log = readFileSync(path.join(dataDir, "earmark.log"), "utf8");
  const lines = log.trimEnd().split("\n");
  const entries = lines.map((line) => JSON.parse(line));
  expect(entries).toContainEqual(expect.objectContaining({ msg: "started" }));
  const error = entries.find(({ err }) => err);
  expect(error).toMatchObject({ msg: "unexpected error", requestId: expect.any(String) });
  expect(entries.filter(({ requestId }) => requestId === error.requestId).length).toBeGreaterThan(1);
  expect(entries.filter(({ path: of }) => /\/invitations\/…/.test(of)).length).toBeGreaterThan(1);
  for (const line of lines) expect(server.output()).toContain(line);

  const passwords = [ADMIN.password, WRONG, NEWCOMER.password, DATABASE_PASSWORD, AUTH_SECRET];
  const tokens = [token, newcomer.token, key.token, invitation.token, ...cookies];
  for (const secret of [...passwords, ...tokens, file]) {
    expect(secret.length).toBeGreaterThan(7);
    expect(server.output().includes(secret), secret).toBe(false);
    expect(log.includes(secret), secret).toBe(false);
  }
  await database.drop();
  await folder.remove();
});
