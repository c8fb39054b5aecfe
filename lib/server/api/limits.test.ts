import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADMIN } from "../../../fixtures/admin.ts";
import { describeApi } from "../../../fixtures/test-api.ts";
import { openTestApp } from "../../../fixtures/test-app.ts";
import { createTestSchema, type TestSchema, testDatabaseUrl } from "../../../fixtures/test-schema.ts";
import type { App } from "../app.ts";
import { createFirstAdmin } from "../services/users.ts";
import { createApi } from "./create-api.ts";
import type { Api } from "./serve.ts";

const BASE_URL = "http://localhost/api/v1";
/** Each password takes its time, and those of one bucket are looked into in turn. */
const PATIENT = { timeout: 90_000 };
/** What comes back within a test does not matter: an hour a token. */
const RATE = { burst: 20, perMinute: 1 / 60 };

/** Calls the APIs in turn, all at once. */
async function ask(apis: Api[], count: number, { address, ...init }: RequestInit & { address: string; path: string }) {
  return Promise.all(
    Array.from({ length: count }, (_none, index) => {
      const api = apis[index % apis.length] as Api;
      return api(new Request(`${BASE_URL}${init.path}`, init), { address });
    }),
  );
}

async function statusesOf(answers: Promise<Response[]>): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { status } of await answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function credentials(password: string, handle: string = ADMIN.handle) {
  const headers = { "content-type": "application/json" };
  return { path: "/auth/credentials", method: "POST", headers, body: JSON.stringify({ handle, password }) };
}

async function signIn(api: Api, address: string): Promise<{ authorization: string }> {
  const [answer] = await ask([api], 1, { address, ...credentials(ADMIN.password) });
  const { token } = (await answer?.json()) ?? {};
  return { authorization: `Bearer ${token}` };
}

describeApi(
  "the rate of requests",
  (api) => {
    const one = () => [api().api];

    it("tells what is left, then refuses with the time to wait", async () => {
      const headers = await signIn(api().api, "first");
      const [first] = await ask(one(), 1, { address: "first", path: "/limits", headers });
      expect(await first?.json()).toMatchObject({ rate: RATE });
      expect(first?.headers.get("ratelimit-limit")).toBe("20");
      expect(first?.headers.get("ratelimit-remaining")).toBe("19");
      expect(first?.headers.get("ratelimit-reset")).toBe("3600");
      const answers = await ask(one(), 50, { address: "first", path: "/user", headers });
      const refused = answers.filter(({ status }) => status === 429);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
      expect(refused).toHaveLength(31);
      for (const answer of refused) {
        expect(answer.headers.get("content-type")).toBe("application/problem+json");
        expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(3590);
        expect(answer.headers.get("ratelimit-remaining")).toBe("0");
        const detail = expect.stringMatching(/^Too many requests\. Try again in 3[56]\d\d s\.$/);
        expect(await answer.json()).toMatchObject({ code: "tooManyRequests", detail });
      }
    });

    it("counts each token for itself, wherever it comes from", async () => {
      const [a, b] = [await signIn(api().api, "second"), await signIn(api().api, "second")];
      expect(await statusesOf(ask(one(), 15, { address: "x", path: "/user", headers: a }))).toEqual({ 200: 15 });
      expect(await statusesOf(ask(one(), 15, { address: "y", path: "/user", headers: a }))).toEqual({
        200: 5,
        429: 10,
      });
      expect(await statusesOf(ask(one(), 15, { address: "y", path: "/user", headers: b }))).toEqual({ 200: 15 });
    });

    it.each([
      ["no token", {}],
      ["a token that is none", { authorization: "Bearer earmark_session_x" }],
      ["another scheme", { authorization: "Basic YTpi" }],
    ])("counts those with %s by their address, at a tenth", async (name, headers) => {
      const asked = { address: name, path: "/user", headers };
      expect(await statusesOf(ask(one(), 10, asked))).toEqual({ 401: 2, 429: 8 });
      expect(await statusesOf(ask(one(), 1, { ...asked, address: `another ${name}` }))).toEqual({ 401: 1 });
    });

    it("counts what is no endpoint, and every method", async () => {
      const asked = { address: "wanderer", path: "/nothing", method: "DELETE" };
      expect(await statusesOf(ask(one(), 3, asked))).toEqual({ 404: 2, 429: 1 });
      const [head] = await ask(one(), 1, { address: "wanderer", path: "/user", method: "HEAD" });
      expect(head?.status).toBe(429);
      expect(await head?.text()).toBe("");
    });

    it("counts a whole IPv6 network as one", async () => {
      const from = (address: string) => statusesOf(ask(one(), 1, { address, path: "/user" }));
      expect(await from("2001:db8::1")).toEqual({ 401: 1 });
      expect(await from("2001:db8::2")).toEqual({ 401: 1 });
      expect(await from("2001:db8:0:0:ffff::3")).toEqual({ 429: 1 });
      expect(await from("2001:db8:0:1::1")).toEqual({ 401: 1 });
    });
  },
  { limits: { rate: RATE } },
);

describeApi("no rate", (api) => {
  it("says so, and refuses nobody", async () => {
    expect((await api().admin.call("getLimits", {})).rate).toBeNull();
    const answers = await ask([api().api], 300, { address: "test", path: "/user" });
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(answers[0]?.headers.has("ratelimit-limit")).toBe(false);
  });
});

describeApi("guessing passwords", (api) => {
  const one = () => [api().api];

  it("is counted one after another, of 50 at once, so that the right one comes too late", PATIENT, async () => {
    const wrong = ask(one(), 49, { address: "guesser", ...credentials("wrong horse") });
    const last = ask(one(), 1, { address: "guesser", ...credentials(ADMIN.password) });
    const answers = await wrong;
    expect(await statusesOf(wrong)).toEqual({ 401: 5, 429: 44 });
    expect(await statusesOf(last)).toEqual({ 429: 1 });
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get("retry-after"))).toBeLessThanOrEqual(30);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    const elsewhere = ask(one(), 1, { address: "elsewhere", ...credentials(ADMIN.password) });
    expect(await statusesOf(elsewhere)).toEqual({ 200: 1 });
    const another = ask(one(), 1, { address: "guesser", ...credentials("wrong", "somebody-else") });
    expect(await statusesOf(another)).toEqual({ 401: 1 });
  });

  it("throttles none of 50 right ones at once, even after some wrong ones", PATIENT, async () => {
    const wrong = { address: "forgetful", ...credentials("wrong horse") };
    expect(await statusesOf(ask(one(), 4, wrong))).toEqual({ 401: 4 });
    const right = ask(one(), 50, { address: "forgetful", ...credentials(ADMIN.password) });
    expect(await statusesOf(right)).toEqual({ 200: 50 });
    expect(await statusesOf(ask(one(), 9, wrong))).toEqual({ 401: 5, 429: 4 });
  });
});

describe.runIf(testDatabaseUrl)("two processes on one PostgreSQL", () => {
  let schema: TestSchema;
  let apps: App[];
  let apis: Api[];
  const folders: string[] = [];

  beforeAll(async () => {
    schema = await createTestSchema();
    const open = async () => {
      const dataDir = await mkdtemp(path.join(tmpdir(), "earmark-limits-"));
      folders.push(dataDir);
      return openTestApp({ dataDir, databaseUrl: schema.url });
    };
    apps = [await open(), await open()];
    await createFirstAdmin(apps[0] as App, ADMIN);
    apis = apps.map((app) => createApi(app));
  });
  afterAll(async () => {
    for (const app of apps) await app.close();
    await schema.drop();
    for (const folder of folders) await rm(folder, { recursive: true });
  });

  it("tell five wrong passwords of 50 at once that they are wrong, and no more", PATIENT, async () => {
    const wrong = ask(apis, 48, { address: "guesser", ...credentials("wrong horse") });
    const last = ask(apis, 2, { address: "guesser", ...credentials(ADMIN.password) });
    expect(await statusesOf(wrong)).toEqual({ 401: 5, 429: 43 });
    expect(await statusesOf(last)).toEqual({ 429: 2 });
  });

  it("throttle none of 50 right passwords at once", PATIENT, async () => {
    const wrong = { address: "forgetful", ...credentials("wrong horse") };
    expect(await statusesOf(ask(apis, 4, wrong))).toEqual({ 401: 4 });
    const right = ask(apis, 50, { address: "forgetful", ...credentials(ADMIN.password) });
    expect(await statusesOf(right)).toEqual({ 200: 50 });
  });

  it("let a token make no more requests through both than through one", async () => {
    const headers = await signIn(apis[0] as Api, "test");
    for (const app of apps) app.limits.rate = RATE;
    const answers = statusesOf(ask(apis, 50, { address: "test", path: "/user", headers }));
    expect(await answers).toEqual({ 200: 20, 429: 30 });
  });
});
