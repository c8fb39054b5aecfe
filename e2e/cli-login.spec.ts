import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startMinimalServer } from "../fixtures/minimal-server/server.ts";
import { PASSWORD } from "../fixtures/minimal-server/store.ts";
import { createCommandLine, signInWith } from "./support/cli.ts";
import { expect, test } from "./support/test.ts";

const ada = { handle: "ada", password: PASSWORD };

test("no session is left where no key can be made", async () => {
  const server = await startMinimalServer();
  const cli = createCommandLine();
  server.befall({ request: /^POST .*\/user\/keys$/, times: 1, how: { status: 403 } });
  expect((await signInWith(cli, ada, server.url)).code).toBe(4);
  expect(server.log.map(({ request }) => request)).toContain("DELETE /v1/auth/session");
  await cli.remove();
  await server.end();
});

test("who signs in is warned of a line that others can read, and told what keeps them waiting", async () => {
  const server = await startMinimalServer();
  const cli = createCommandLine();
  expect((await signInWith(cli, ada, server.url)).err).not.toContain("not encrypted");
  // Another address of this machine, which does not look like one.
  const { code, err } = await signInWith(cli, ada, server.url.replace("127.0.0.1", "0.0.0.0"));
  expect([code, err]).toEqual([0, expect.stringMatching(/^The line to .* is not encrypted/)]);
  server.befall({ request: /^GET \/v1\/user$/, times: 1, how: { status: 429, retryAfterSeconds: 2 } });
  expect(await cli.run(["whoami"])).toMatchObject({
    code: 0,
    // Two seconds were asked for; the rest is jitter.
    err: expect.stringMatching(/Trying again in [23] seconds\./),
  });
  await cli.remove();
  await server.end();
});

test("a server cannot speak to the terminal", async () => {
  const evil = "\x1b]0;owned\x07";
  const facts = { alias: null, emailVerified: true, state: "verified", orgs: 0, spaces: 1 };
  const user = { ...facts, id: "1", handle: evil, email: evil, createdAt: "2026-01-01T00:00:00.000Z" };
  const server = createServer(({ url }, response) => {
    const isUser = url === "/v1/user";
    response.writeHead(isUser ? 200 : 403, { "content-type": "application/json" });
    response.end(JSON.stringify(isUser ? user : { message: evil }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const cli = createCommandLine();
  const options = { env: { EARMARK_URL: address, EARMARK_KEY: "key" } };
  const results = [
    await cli.run(["whoami"], options),
    await cli.run(["list", "--space", "ada/main"], options),
    await cli.run(["login", address, "--key-stdin"], { stdin: "key\n" }),
  ];
  expect(results.map(({ code }) => code)).toEqual([0, 4, 0]);
  for (const { out, err } of results) {
    expect(out + err).toContain("\\u{1b}]0;owned\\u{7}");
    expect(out + err).not.toContain("\x1b");
  }
  expect(results[2]?.err).toMatch(/`earmark logout` forgets it\.$/m);
  await cli.remove();
  server.close();
  server.closeAllConnections();
});
