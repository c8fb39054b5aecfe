import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ADMIN } from "../../fixtures/admin.ts";
import { listenIn } from "../../fixtures/listen-in.ts";
import { toJsonUpload } from "../../fixtures/test-api.ts";
import { openTestApp, signInAdmin } from "../../fixtures/test-app.ts";
import { createTestSchema, type TestSchema, testDatabaseUrl } from "../../fixtures/test-schema.ts";
import { toneWav } from "../../fixtures/tone.ts";
import type { ApiClient } from "../client/client.ts";
import type { App } from "./app.ts";
import { findDatabaseProblem } from "./services/database-problem.ts";
import { waitForConversion } from "./services/uploads.ts";
import { createFirstAdmin } from "./services/users.ts";

const params = { owner: ADMIN.handle, space: "main" };
const body = toJsonUpload(toneWav({ seconds: 0.2, sampleRateHz: 8000, channels: 1 }));
const soon = { prefer: "wait=0" };
/** Long enough for a busy machine. */
const patient = { timeout: 10_000 };

type Process = { app: App; client: ApiClient; convert: ReturnType<typeof spyOnConvert> };

const spyOnConvert = (app: App) => vi.spyOn(app.media, "convert");

/** A conversion that lasts until it is let go, or given up. */
function held(): { conversion: App["media"]["convert"]; letGo: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    letGo: resolve,
    async conversion(_request, { signal } = {}) {
      signal?.addEventListener("abort", () => resolve());
      await promise;
      throw signal?.reason ?? new Error("let go");
    },
  };
}

describe.runIf(testDatabaseUrl)("two processes on one PostgreSQL and one folder", () => {
  let schema: TestSchema;
  let dataDir: string;
  let apps: App[];

  beforeEach(async () => {
    schema = await createTestSchema();
    dataDir = await mkdtemp(path.join(tmpdir(), "earmark-two-"));
    apps = [];
  });
  afterEach(async () => {
    vi.useRealTimers();
    await Promise.all(apps.map((app) => app.close()));
    await schema.drop();
    await rm(dataDir, { recursive: true });
  });

  async function open(): Promise<App> {
    const app = await openTestApp({ dataDir, databaseUrl: schema.url });
    apps.push(app);
    return app;
  }

  async function start(): Promise<Process> {
    const app = await open();
    return { app, client: await signInAdmin(app), convert: spyOnConvert(app) };
  }

  /** Nobody looks now and then any more: what happens, happens because somebody was told. */
  const neverPoll = () => vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });

  it("come up at once on an empty schema, with one admin", async () => {
    const opened = await Promise.all([open(), open()]);
    const made = await Promise.all(opened.map((app) => createFirstAdmin(app, ADMIN)));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await schema.query("select handle from owners")).toEqual([{ handle: ADMIN.handle }]);
  });

  it("share the work, and do each piece once", { timeout: 60_000 }, async () => {
    const both = [await start(), await start()];
    const upload = (_: unknown, n: number) =>
      both[n % 2]?.client.call("createAudio", { params, body, headers: { prefer: "wait=60" } });
    const audios = await Promise.all(Array.from({ length: 40 }, upload));
    expect(audios.map((audio) => audio?.state)).toEqual(audios.map(() => "available"));
    const inputs = both.map(({ convert }) => convert.mock.calls.map(([{ inputPath }]) => inputPath));
    expect(inputs.flat()).toHaveLength(40);
    expect(new Set(inputs.flat()).size).toBe(40);
    for (const mine of inputs) expect(mine.length).toBeGreaterThan(0);
  });

  it("hear of each other's conversions without looking", async () => {
    const one = await start();
    const { conversion, letGo } = held();
    const convert = one.app.media.convert.bind(one.app.media);
    one.convert.mockImplementationOnce(async (request, options) => {
      await conversion(request, {}).catch(() => undefined);
      return convert(request, options);
    });
    const { id } = await one.client.call("createAudio", { params, body, headers: soon });
    await expect.poll(() => one.convert.mock.calls.length, patient).toBe(1);
    const two = await start();
    const next = vi.fn<App["changes"]["next"]>((audioId) => two.app.changes.next(audioId, { timeoutMs: 60_000 }));
    const deaf = { ...two.app, changes: { ...two.app.changes, next } };
    const waiting = waitForConversion(deaf, id, { waitMs: 60_000 });
    await expect.poll(() => next.mock.calls.length, patient).toBeGreaterThan(0);
    letGo();
    expect((await waiting)?.state).toBe("available");
  });

  it("wake each other: what comes to a busy one, an idle one takes", async () => {
    neverPoll();
    const [one, two] = [await start(), await start()];
    const { conversion, letGo } = held();
    for (const { convert } of [one, two]) convert.mockImplementationOnce(conversion);
    await one.client.call("createAudio", { params, body, headers: soon });
    await expect.poll(() => one.convert.mock.calls.length + two.convert.mock.calls.length, patient).toBe(1);
    const [busy, idle] = one.convert.mock.calls.length === 1 ? [one, two] : [two, one];
    idle.convert.mockReset();
    const { handle } = await busy.client.call("createAudio", { params, body, headers: soon });
    const state = async () => (await busy.client.call("getAudio", { params: { ...params, audio: handle } })).state;
    await expect.poll(state, patient).toBe("available");
    letGo();
  });

  it("take over at once what a process gives up as it closes, without counting that as an attempt", async () => {
    neverPoll();
    const one = await start();
    one.convert.mockImplementationOnce(held().conversion);
    const { handle } = await one.client.call("createAudio", { params, body, headers: soon });
    await expect.poll(() => one.convert.mock.calls.length, patient).toBe(1);
    const two = await start();
    const attempts: unknown[] = [];
    two.convert.mockImplementationOnce(async (_request, _options) => {
      attempts.push(...(await schema.query("select attempts from jobs")));
      throw Object.assign(new Error("enough seen"), { code: "ENOSPC" });
    });
    await one.app.close();
    apps = [two.app];
    await expect.poll(() => attempts, patient).toEqual([{ attempts: 1 }]);
    expect((await two.client.call("getAudio", { params: { ...params, audio: handle } })).failure).toBeNull();
  });

  it("tell people of what happens at the other one", async () => {
    const [one, two] = [await start(), await start()];
    const { handle } = await one.client.call("createAudio", { params, body: "{}" });
    const heard = listenIn(await two.client.send("getEvents", {}));
    const at = { ...params, audio: handle };
    const hears = async () => {
      // What is said while a process is about to connect is lost.
      await one.client.call("updateAudio", { params: at, body: { alias: crypto.randomUUID() } });
      return heard.changes();
    };
    await expect.poll(hears, patient).toContain(`${handle} audio`);
    await heard.stop();
  });

  it("keep both of two changes of a space that they make at once", async () => {
    const [one, two] = [await start(), await start()];
    let space = "main";
    for (let round = 0; round < 20; round++) {
      const at = { params: { owner: ADMIN.handle, space } };
      const handle = `round-${round}`;
      const alias = `Round ${round}`;
      const [, renamed] = await Promise.all([
        one.client.call("updateSpace", { ...at, body: { handle } }),
        // Too late, it finds nothing there.
        two.client.call("updateSpace", { ...at, body: { alias } }).catch(() => null),
      ]);
      const { items } = await one.client.list("listUserSpaces", {});
      expect(items).toMatchObject([{ handle, ...(renamed ? { alias } : {}) }]);
      space = handle;
    }
  });

  it("are told to try again where PostgreSQL gave one up of two that waited for each other", async () => {
    const { app, client } = await start();
    await client.call("createSpace", { params, body: { handle: "other" } });
    const [one, two] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const change = (first: string, second: string, { mine, theirs }: Record<"mine" | "theirs", typeof one>) =>
      app.db.query.transaction().execute(async (db) => {
        for (const handle of [first, second]) {
          await db.updateTable("spaces").set({ alias: null }).where("handle", "=", handle).execute();
          mine.resolve();
          await theirs.promise;
        }
      });
    const outcomes = await Promise.allSettled([
      change("main", "other", { mine: one, theirs: two }),
      change("other", "main", { mine: two, theirs: one }),
    ]);
    const reasons = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(reasons.map(findDatabaseProblem)).toMatchObject([{ code: "unavailable", status: 503 }]);
  });
});
