import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ADMIN } from "../../fixtures/admin.ts";
import { type BreakableLine, createBreakableLine } from "../../fixtures/breakable-line.ts";
import { toJsonUpload } from "../../fixtures/test-api.ts";
import { openTestApp, signInAdmin } from "../../fixtures/test-app.ts";
import { createTestSchema, type TestSchema, testDatabaseUrl } from "../../fixtures/test-schema.ts";
import { toneWav } from "../../fixtures/tone.ts";
import type { ApiClient } from "../client/client.ts";
import type { App } from "./app.ts";

const params = { owner: ADMIN.handle, space: "main" };
const body = toJsonUpload(toneWav({ seconds: 0.2, sampleRateHz: 8000, channels: 1 }));
const away = { code: "unavailable", status: 503, headers: { "retry-after": "5" } };

describe.runIf(testDatabaseUrl)("while PostgreSQL is away", () => {
  let schema: TestSchema;
  let line: BreakableLine;
  let dataDir: string;
  let app: App;
  let client: ApiClient;

  beforeAll(async () => {
    schema = await createTestSchema();
    const url = new URL(schema.url);
    line = await createBreakableLine({ host: url.hostname, port: Number(url.port || 5432) });
    url.host = `127.0.0.1:${line.port}`;
    dataDir = await mkdtemp(path.join(tmpdir(), "earmark-away-"));
    app = await openTestApp({ dataDir, databaseUrl: url.href });
    client = await signInAdmin(app);
  });
  afterAll(async () => {
    await app?.close();
    await line?.cut();
    await schema?.drop();
    await rm(dataDir, { recursive: true });
  });

  it("every request is told so, and the next one after its return is answered", async () => {
    await client.call("getUser", {});
    await line.cut();
    for (let n = 0; n < 3; n++) await expect(client.call("getUser", {})).rejects.toMatchObject(away);
    const signIn = client.call("signIn", { body: ADMIN });
    await expect(signIn).rejects.toMatchObject(away);
    await expect(client.call("createAudio", { params, body })).rejects.toMatchObject(away);
    await line.mend();
    expect(await client.call("getUser", {})).toMatchObject({ handle: ADMIN.handle });
    expect(await client.call("createAudio", { params, body })).toMatchObject({ state: "available" });
  });

  it("a conversion that ends just then is not lost", async () => {
    const convert = app.media.convert.bind(app.media);
    vi.spyOn(app.media, "convert").mockImplementationOnce(async (...input) => {
      const outcome = await convert(...input);
      await line.cut();
      return outcome;
    });
    const creating = client.call("createAudio", { params, body, headers: { prefer: "wait=0" } });
    const { handle } = await creating;
    const gone = () =>
      client.call("getUser", {}).then(
        () => null,
        (error: { code: string }) => error.code,
      );
    await expect.poll(gone, { timeout: 10_000 }).toBe("unavailable");
    await line.mend();
    // Its lease could not be given back, and would run out by itself.
    await schema.query("update jobs set lease_until = null");
    app.jobs.wake();
    const state = async () => (await client.call("getAudio", { params: { ...params, audio: handle } })).state;
    await expect.poll(state, { timeout: 10_000 }).toBe("available");
  });
});
