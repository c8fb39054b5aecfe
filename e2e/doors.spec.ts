import http from "node:http";
import { toneWav } from "../fixtures/tone.ts";
import { signIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test("the browser never sees the token", async ({ page, newUser, context }) => {
  const person = await newUser();
  await page.goto("/sign-in");
  await signIn(page, person);
  const session = await page.request.get("/api/auth/session");
  expect(await session.text()).not.toMatch(/earmark_session_/);
  expect(await page.content()).not.toMatch(/earmark_session_/);
  const cookie = (await context.cookies()).find(({ name }) => name.includes("session-token"));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  expect(cookie?.value).not.toMatch(/earmark_session_/);
  expect(await page.evaluate(() => document.cookie)).not.toContain("session-token");
});

test("the API reads no cookie @embedded", async ({ page, newUser }) => {
  await page.goto("/sign-in");
  await signIn(page, await newUser());
  expect((await page.request.get("/api/v1/user")).status()).toBe(401);
});

test("signing out ends the token, not only the cookie", async ({ page, newUser, context }) => {
  const person = await newUser();
  await page.goto("/sign-in");
  await signIn(page, person);
  const kept = await context.cookies();
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(kept);
  await page.goto(person.space);
  await expect(page).toHaveURL(/\/sign-in/);
});

test.describe("the door for bulk bytes", () => {
  test("takes only requests of this site, with its header", async ({ page, newUser, apiAs, baseURL }) => {
    const person = await newUser();
    await page.goto("/sign-in");
    await signIn(page, person);
    const api = await apiAs(person);
    const { handle } = await api.call("createAudio", { params: { owner: person.handle, space: "main" }, body: "{}" });
    const address = `${person.space}/audios/${handle}/file`;
    const data = toneWav({ seconds: 1, sampleRateHz: 8000, channels: 1 }).toString("base64");
    const own = { origin: baseURL ?? "", "x-earmark-upload": "1", "x-file-sha256": "0".repeat(64) };
    for (const headers of [
      { ...own, origin: "https://evil.example" },
      { ...own, "sec-fetch-site": "same-site" },
      { ...own, "sec-fetch-site": "cross-site" },
      { origin: own.origin },
    ] as Record<string, string>[]) {
      const refused = await page.request.post(address, { data, headers: { "content-type": "text/plain", ...headers } });
      expect([headers, refused.status()]).toEqual([headers, 403]);
    }
    const wrongDigest = await page.request.post(address, { data, headers: { "content-type": "text/plain", ...own } });
    expect(wrongDigest.status()).toBe(422);
    const badText = await page.request.post(address, {
      data: "AAA*",
      headers: { "content-type": "text/plain", ...own },
    });
    expect(badText.status()).toBe(400);
    expect((await badText.json()).detail).toMatch(/3/);
  });

  test("is closed to strangers", async ({ request, baseURL }) => {
    const headers = { origin: baseURL ?? "", "x-earmark-upload": "1" };
    expect((await request.post("/admin/main/audios/x/file", { data: "AAAA", headers })).status()).toBe(401);
    expect((await request.get("/admin/main/audios/x/file")).status()).toBe(401);
    expect((await request.get("/admin/main/audios/x/peaks")).status()).toBe(401);
    expect((await request.get("/admin/main/audios?handle=x")).status()).toBe(401);
  });
});

test.describe("what no address can be", () => {
  /** Sends exactly this, which a browser would put in order first. */
  function ask(baseURL: string | undefined, options: http.RequestOptions): Promise<http.IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(baseURL ?? "");
      const sent = http.request({ hostname, port, ...options }, (response) => resolve(response.resume()));
      sent.on("error", reject).end();
    });
  }

  test("is refused, and breaks nothing @embedded", async ({ baseURL }) => {
    for (const [method, path, status] of [
      ["GET", "/api/v1/spaces/%E0%A4%A/x", 401],
      ["GET", "/api/v1/%", 404],
      ["GET", "/api/v1/invitations/%ff?x=%", 404],
      ["GET", "/%E0%A4%A/%", 307],
      ["TRACE", "/api/v1/user", 405],
      ["OPTIONS", "/api/v1/user", 405],
      ["OPTIONS", "*", 400],
      ["GET", `/api/v1/${"x".repeat(20_000)}`, 431],
    ] as const) {
      const answer = await ask(baseURL, { method, path });
      expect([method, path, answer.statusCode]).toEqual([method, path, status]);
      if (!path.startsWith("/api") || status === 431) continue;
      expect(answer.headers["content-type"]).toBe("application/problem+json");
      expect(answer.headers["x-request-id"]).toBeTruthy();
      expect(Number(answer.headers["ratelimit-remaining"])).toBeGreaterThan(0);
    }
    const huge = await ask(baseURL, { path: "/api/v1/user", headers: { "x-huge": "x".repeat(20_000) } });
    expect(huge.statusCode).toBe(431);
  });
});
