import path from "node:path";
import { expect, test } from "@playwright/test";
import { ADMIN } from "../fixtures/admin.ts";
import { type BreakableLine, createBreakableLine } from "../fixtures/breakable-line.ts";
import { signIn } from "../fixtures/http-client.ts";
import { type RealServer, spawnRealServer, startRealServer } from "../fixtures/real-server.ts";
import { createTestSchema, type TestSchema, testDatabaseUrl } from "../fixtures/test-schema.ts";
import { makeFolder } from "./support/files.ts";
import { signIn as signInOnScreen } from "./support/people.ts";

test.describe("a server whose PostgreSQL goes away", () => {
  test.skip(!testDatabaseUrl, "TEST_DATABASE_URL names no PostgreSQL");
  let schema: TestSchema;
  let line: BreakableLine;
  let server: RealServer;
  const folder = makeFolder();

  test.beforeAll(async () => {
    schema = await createTestSchema();
    const url = new URL(schema.url);
    line = await createBreakableLine({ host: url.hostname, port: Number(url.port || 5432) });
    url.host = `127.0.0.1:${line.port}`;
    server = await startRealServer({ dataDir: path.join(folder.path, "data"), env: { DATABASE_URL: url.href } });
  });
  test.afterAll(async () => {
    server?.kill("SIGTERM");
    expect(await server?.ended).toBe(0);
    await line?.cut();
    await schema?.drop();
    await folder.remove();
  });

  test("says so meanwhile, and goes on when it is back", async ({ page }) => {
    const { token, client } = await signIn(server.baseUrl);
    const health = async () => (await fetch(`${server.baseUrl}/api/health`)).status;
    await page.goto(`${server.baseUrl}/sign-in`);
    await signInOnScreen(page, ADMIN);
    await line.cut();
    expect(await health()).toBe(503);
    const answer = await fetch(`${server.baseUrl}/api/v1/user`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(await answer.json()).toMatchObject({ code: "unavailable" });
    await page.goto(`${server.baseUrl}/admin/main`);
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    await line.mend();
    await expect.poll(health).toBe(200);
    expect(await client.call("getUser", {})).toMatchObject({ handle: ADMIN.handle });
    await page.reload();
    await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
    await expect(page.getByRole("navigation").first()).toBeVisible();
  });
});

test("a server whose PostgreSQL is not there does not start, and says why without the password", async () => {
  const folder = makeFolder();
  const env = { DATABASE_URL: "postgres://earmark:s3cret-of-the-database@127.0.0.1:1/earmark" };
  const server = await spawnRealServer({ dataDir: path.join(folder.path, "data"), env });
  expect(await server.ended).toBe(1);
  const sentence = "Earmark cannot start. The database cannot be reached: connect ECONNREFUSED 127.0.0.1:1.";
  expect(server.output()).toContain(sentence);
  expect(server.output()).not.toContain("s3cret");
  await folder.remove();
});
