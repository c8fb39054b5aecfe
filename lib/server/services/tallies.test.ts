import { expect, it } from "vitest";
import { ADMIN } from "../../../fixtures/admin.ts";
import { randomNumbers } from "../../../fixtures/many-audios.ts";
import { letIn } from "../../../fixtures/teams.ts";
import { describeApi, type TestApi, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";
import type { ApiClient } from "../../client/client.ts";
import { fromNow } from "../clock.ts";
import { recount } from "../db/recount.ts";
import { RESTORE_MS } from "./audios.ts";
import { sweepRows } from "./sweep.ts";
import { tallyOf } from "./tallies.ts";

const TONE = toneWav({ seconds: 0.2, sampleRateHz: 8000, channels: 1 });
const TEXT = Buffer.from("no audio");
const audio = { space_id: "s", created_at: "2026-01-01T00:00:00.000000Z" } as const;
const nothing = tallyOf(null);

it.each([
  ["one that waits", { state: "avaitingFile" }, { audio_count: 1 }],
  [
    "one whose file is being converted",
    { state: "avaitingFile", source_key: "k", source_size: 10 },
    { audio_count: 1, stored_bytes: 10 },
  ],
  [
    "an available one",
    { state: "available", source_key: "k", source_size: 10, wav_bytes: 100, frames: 3, sample_rate: 128_000 },
    { audio_count: 1, available_count: 1, unmarked_count: 1, duration_micros: 23, stored_bytes: 110 },
  ],
  [
    "a disputed one",
    { state: "available", right_count: 2, wrong_count: 1 },
    { audio_count: 1, available_count: 1, disputed_count: 1 },
  ],
  [
    "a failed one",
    { state: "notAvailable", source_key: null, source_size: 10, right_count: 1 },
    { audio_count: 1, failed_count: 1 },
  ],
  [
    "a deleted one",
    { state: "available", source_key: "k", source_size: 10, deleted_at: "2026-01-02T00:00:00.000000Z" },
    {},
  ],
] as const)("counts %s", (_name, row, counted) => {
  expect(tallyOf({ ...audio, ...row })).toEqual({ ...nothing, ...counted });
});

/** All that is counted of a space. */
async function counters(api: TestApi, spaceId: string) {
  const { query } = api.app.db;
  const space = await query.selectFrom("spaces").selectAll().where("id", "=", spaceId).executeTakeFirst();
  const days = await query
    .selectFrom("space_days")
    .selectAll()
    .where("space_id", "=", spaceId)
    .orderBy("day")
    .execute();
  const identities = await query
    .selectFrom("identities")
    .selectAll()
    .where("space_id", "=", spaceId)
    .orderBy("id")
    .execute();
  const consensus = await query
    .selectFrom("audios")
    .select(["id", "consensus"])
    .where("space_id", "=", spaceId)
    .orderBy("id")
    .execute();
  return { space: { ...space, active_at: "" }, days: days.filter(({ audios }) => audios !== 0), identities, consensus };
}

describeApi("counters", (api) => {
  it("equal a recount after anything that happens, at any time at once (seeded)", async () => {
    const random = randomNumbers(11);
    const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
    const { admin, app } = api();
    const reviewer = await newMember(api(), "team");
    const place = { owner: "team", space: "main" };
    const { id: spaceId } = await admin.call("createSpace", { params: { owner: "team" }, body: { handle: "main" } });
    for (const handle of ["anna", "boris"]) await admin.call("createIdentity", { params: place, body: { handle } });
    const made: string[] = [];

    const create = async (body: string, headers: Record<string, string> = {}) => {
      made.push((await admin.call("createAudio", { params: place, body, headers })).handle);
    };
    const on = (act: (audioPlace: typeof place & { audio: string }) => Promise<unknown>) => () =>
      act({ ...place, audio: pick(made) });
    const mark = (client: ApiClient) =>
      on((params) => client.call("putMark", { params, body: { verdict: pick(["right", "wrong"] as const) } }));
    const operations: (() => Promise<unknown>)[] = [
      () => create("{}"),
      () => create(toJsonUpload(TONE, { identity: pick(["anna", "boris", null]) })),
      () => create(toJsonUpload(TONE), { prefer: "wait=0" }),
      () => create(toJsonUpload(TEXT)),
      () => create(toJsonUpload(TEXT), { prefer: "wait=0" }),
      on((params) => admin.call("uploadFile", { params, body: pick([TONE, TEXT]) as Uint8Array<ArrayBuffer> })),
      on((params) => admin.call("removeAudio", { params })),
      on((params) => admin.call("restoreAudio", { params })),
      on((params) => admin.call("identifyAudio", { params, body: { identity: pick(["anna", "boris"]) } })),
      on((params) => admin.call("removeMark", { params })),
      mark(admin),
      mark(reviewer),
      async () => {
        await makeOld(api(), pick(made));
        await sweepRows(app);
      },
    ];
    await create("{}");
    let done = 0;
    for (let round = 0; round < 40; round += 1) {
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => pick(operations)()));
      for (const outcome of outcomes) {
        // Many meet an audio that is not in the state for it; none meets an error of ours.
        if (outcome.status === "rejected") expect([404, 409, 422]).toContain(outcome.reason.status);
        else done += 1;
      }
    }
    expect(done).toBeGreaterThan(100);
    await expect.poll(() => app.db.query.selectFrom("jobs").select("id").execute(), { timeout: 10_000 }).toEqual([]);
    const before = await counters(api(), spaceId);
    await recount(app.db.query, spaceId);
    expect(await counters(api(), spaceId)).toEqual(before);
    expect(before.space.available_count).toBeGreaterThan(0);
  });

  it("take the marks of two people at once as two", async () => {
    const { admin } = api();
    const reviewer = await newMember(api(), "pair");
    const place = { owner: "pair", space: "main" };
    await admin.call("createSpace", { params: { owner: "pair" }, body: { handle: "main" } });
    for (let round = 0; round < 10; round += 1) {
      const { handle } = await admin.call("createAudio", { params: place, body: toJsonUpload(TONE) });
      const params = { ...place, audio: handle };
      await Promise.all([
        admin.call("putMark", { params, body: { verdict: "right" } }),
        reviewer.call("putMark", { params, body: { verdict: "wrong" } }),
      ]);
    }
    const { totals } = await admin.call("getSpace", { params: place });
    expect(totals?.marks).toEqual({ unmarked: 0, right: 0, wrong: 0, disputed: 10 });
  });

  it("let no audio into a space that is deleted at the same time", async () => {
    const { admin, app } = api();
    for (let round = 0; round < 10; round += 1) {
      const place = { owner: ADMIN.handle, space: `short-lived-${round}` };
      const { id } = await admin.call("createSpace", {
        params: { owner: ADMIN.handle },
        body: { handle: place.space },
      });
      const [made, removed] = await Promise.allSettled([
        admin.call("createAudio", { params: place, body: "{}" }),
        admin.call("removeSpace", { params: place }),
      ]);
      expect([made.status, removed.status].sort()).toEqual(["fulfilled", "rejected"]);
      if (made.status === "rejected") expect(made.reason.status).toBe(404);
      const rows = await app.db.query.selectFrom("audios").select("id").where("space_id", "=", id).execute();
      expect(rows).toHaveLength(made.status === "fulfilled" ? 1 : 0);
    }
  });
});

/** An organization of the admin's, and a reviewer in it. */
async function newMember(api: TestApi, org: string): Promise<ApiClient> {
  await api.admin.call("createOrg", { body: { handle: org } });
  const { client } = await api.newUser();
  await letIn(api.admin, client, { org, role: "reviewer" });
  return client;
}

/** Makes an audio so old, if it is deleted or has failed, that the sweep takes it. */
async function makeOld(api: TestApi, handle: string): Promise<void> {
  const audios = () => api.app.db.query.updateTable("audios").where("handle", "=", handle);
  await audios()
    .set({ deleted_at: fromNow(-RESTORE_MS - 1) })
    .where("deleted_at", "is not", null)
    .execute();
  await audios()
    .set({ expires_at: fromNow(-1) })
    .where("expires_at", "is not", null)
    .execute();
}
