import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type HeldConversions, holdConversions } from "../../../fixtures/held-conversions.ts";
import { describeApi, type Person, toJsonUpload } from "../../../fixtures/test-api.ts";
import { toneWav } from "../../../fixtures/tone.ts";

const SMALL = toneWav({ seconds: 0.1, sampleRateHz: 8000, channels: 1 });
/** As much work as about five small ones. */
const LARGE = toneWav({ seconds: 17, sampleRateHz: 16_000, channels: 1 });
const patient = { timeout: 20_000 };

describeApi("one worker, shared by spaces", (api) => {
  let held: HeldConversions;

  beforeEach(() => {
    held = holdConversions(api().app);
  });
  afterEach(async () => {
    held.letGo();
    const left = async () => (await api().app.db.query.selectFrom("jobs").select("id").execute()).length;
    await expect.poll(left, patient).toBe(0);
    vi.restoreAllMocks();
  });

  async function send({ client, handle }: Person, count: number, file = SMALL): Promise<void> {
    const params = { owner: handle, space: "main" };
    const headers = { prefer: "wait=0" };
    for (let i = 0; i < count; i++) await client.call("createAudio", { params, headers, body: toJsonUpload(file) });
  }

  /** The owners of the first files, in the order in which they were begun. */
  async function firstOwners(count: number): Promise<string[]> {
    held.letGo(count);
    await expect.poll(() => held.inputs.length, patient).toBeGreaterThan(count);
    const { db, storage } = api().app;
    const rows = await db.query
      .selectFrom("audios")
      .innerJoin("spaces", "spaces.id", "audios.space_id")
      .innerJoin("owners", "owners.id", "spaces.owner_id")
      .select(["audios.source_key", "owners.handle"])
      .execute();
    const owners = new Map(rows.map((row) => [row.source_key && storage.path(row.source_key), row.handle]));
    return held.inputs.slice(0, count).map((input) => owners.get(input) ?? "nobody");
  }

  const countOf = (owners: string[], { handle }: Person) => owners.filter((owner) => owner === handle).length;

  it("does not let one file wait for the fifty of another space", async () => {
    const [many, one] = [await api().newUser(), await api().newUser()];
    await send(many, 50);
    await send(one, 1);
    expect(await firstOwners(3)).toContain(one.handle);
    const { items } = await one.client.list("listAudios", { params: { owner: one.handle, space: "main" }, query: {} });
    expect(items).toMatchObject([{ state: "available" }]);
  });

  it("takes turns, however much each has waiting", async () => {
    const people = [await api().newUser(), await api().newUser(), await api().newUser()];
    for (const [at, person] of people.entries()) await send(person, 12 - at * 3);
    // The first one was begun before the others came.
    const owners = (await firstOwners(19)).slice(1);
    expect(people.map((person) => countOf(owners, person))).toEqual([6, 6, 6]);
  });

  it("shares the work, not the number of files", async () => {
    const [large, small] = [await api().newUser(), await api().newUser()];
    await send(large, 6, LARGE);
    await send(small, 20);
    const owners = (await firstOwners(16)).slice(1);
    expect(countOf(owners, small)).toBeGreaterThanOrEqual(11);
    expect(countOf(owners, large)).toBeGreaterThanOrEqual(2);
  });

  it("owes nothing to a space that had nothing waiting", async () => {
    const [early, late] = [await api().newUser(), await api().newUser()];
    await send(early, 20);
    await firstOwners(11);
    await send(late, 8);
    const owners = (await firstOwners(20)).slice(12);
    expect(countOf(owners, late)).toBe(4);
    expect(countOf(owners, early)).toBe(4);
  });

  it("keeps the order of the files of one space", async () => {
    const person = await api().newUser();
    const sizes = [LARGE, SMALL, LARGE, SMALL, SMALL].map((file) => file.length);
    for (const size of sizes) await send(person, 1, size === LARGE.length ? LARGE : SMALL);
    await firstOwners(4);
    const rows = await api().app.db.query.selectFrom("audios").select(["source_key", "source_size"]).execute();
    const sizeOf = new Map(
      rows.map((row) => [row.source_key && api().app.storage.path(row.source_key), row.source_size]),
    );
    expect(held.inputs.map((input) => sizeOf.get(input))).toEqual(sizes);
  });
});
