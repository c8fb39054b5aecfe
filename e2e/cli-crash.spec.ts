import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { toneWav } from "../fixtures/tone.ts";
import type { ApiClient } from "../lib/client/client.ts";
import type { Audio } from "../lib/contract/audio.ts";
import type { CommandLine } from "./support/cli.ts";
import { expect, receiptOf, receiptsOf, test } from "./support/cli-test.ts";
import { createRandom, type Random } from "./support/crash-plan.ts";
import { writeLargeWav } from "./support/files.ts";
import { createHeldLine } from "./support/held-line.ts";

const MIB = 2 ** 20;

test("a large file whose sender is killed goes on where it ended", async ({ cli, folder, person, apiAs, baseURL }) => {
  const file = path.join(folder, "large.wav");
  await writeLargeWav(file, 12 * MIB);
  const line = await createHeldLine(baseURL ?? "", 9 * MIB);
  const { token } = await (await apiAs(person)).call("createKey", { body: { handle: "slow" } });
  const env = { EARMARK_URL: line.url, EARMARK_KEY: token };
  try {
    const killed = cli.start(["upload", file], { env });
    await line.held;
    killed.child.kill("SIGKILL");
    expect((await killed.ended).code).toBe("SIGKILL");
    line.release();
    const before = line.bytes();
    const { code, out } = await cli.run(["upload", file, "--json"], { env });
    expect([code, receiptOf(out)]).toEqual([0, expect.objectContaining({ status: "uploaded", verified: true })]);
    // The parts of 1, 2 and 4 MiB that had arrived are not sent again.
    expect(line.bytes() - before).toBeLessThan(6 * MIB);
    expect(await auditedAudios(await apiAs(person), person.handle)).toHaveLength(1);
  } finally {
    await line.close();
  }
});

test("Ctrl-C stops an upload in order, and says how to go on", async ({ cli, folder, person, apiAs, baseURL }) => {
  const file = path.join(folder, "large.wav");
  await writeLargeWav(file, 12 * MIB);
  const line = await createHeldLine(baseURL ?? "", 6 * MIB);
  const { token } = await (await apiAs(person)).call("createKey", { body: { handle: "slow" } });
  try {
    const stopped = cli.start(["upload", file], { env: { EARMARK_URL: line.url, EARMARK_KEY: token } });
    await line.held;
    stopped.child.kill("SIGINT");
    expect(await stopped.ended).toMatchObject({
      code: 130,
      err: expect.stringContaining("Run the same command again"),
    });
  } finally {
    await line.close();
  }
});

test("kill -9 at random moments while a folder of 200 files is uploaded: nothing is doubled, nothing lost", async ({
  cli,
  folder,
  person,
  apiAs,
}) => {
  test.setTimeout(240_000);
  const files = { folder, count: 200 };
  await uploadThroughKills({ cli, ...files, kills: 8 });
  await expectEachOnce(await apiAs(person), { owner: person.handle, ...files });
});

type Kills = { cli: CommandLine; folder: string; count: number; kills: number };

/** Uploads `count` files by a command that is killed again and again, and then once to its end. */
async function uploadThroughKills({ cli, folder, count, kills }: Kills): Promise<void> {
  const seed = Number(process.env.CRASH_SEED) || Date.now() % 1_000_000;
  test.info().annotations.push({ type: "seed", description: `CRASH_SEED=${seed}` });
  console.log(`CRASH_SEED=${seed}`);
  const random = createRandom(seed);
  await writeTones(folder, { count, random });
  for (let kill = 0; kill < kills; kill++) {
    // Now and then on a Node that is too old, where the work is done by a second process.
    const command = cli.start(["upload", folder, "--json"], { oldNode: random() < 0.4 });
    // Soon after the start, or when a good part of the rest is done: never at the end, so that each one hits.
    const wanted = random() < 0.3 ? 0 : Math.floor(((kill + random()) / (kills + 1)) * count);
    while (command.child.exitCode === null && (await countEntries(cli)) < wanted) await sleep(5);
    await sleep((wanted === 0 ? 400 : 30) * random());
    command.child.kill("SIGKILL");
    expect((await command.ended).code, "the command was killed before it ended").toBe("SIGKILL");
  }
  const { code, out, err } = await cli.run(["upload", folder, "--json"]);
  expect(code, err).toBe(0);
  expect(receiptsOf(out), `with CRASH_SEED=${seed}`).toHaveLength(count);
  for (const receipt of receiptsOf(out)) expect(receipt).toMatchObject({ verified: true, error: null });
}

/** How many uploads the command remembers. */
async function countEntries({ journal }: CommandLine): Promise<number> {
  const text = await readFile(journal, "utf8").catch(() => "");
  return text.split("\n").length - 1;
}

/** Tones that are all different, a few of them so large that they travel in parts. */
async function writeTones(folder: string, { count, random }: { count: number; random: Random }): Promise<void> {
  for (let index = 0; index < count; index++) {
    const isLarge = index % 20 === 7;
    const seconds = isLarge ? 10 + 20 * random() : 0.1 + 2 * random() ** 2;
    const tone = toneWav({ seconds, sampleRateHz: 48_000, channels: isLarge ? 2 : 1, hertz: 100 + index });
    await writeFile(path.join(folder, `tone-${index}.wav`), tone);
  }
}

async function expectEachOnce(
  client: ApiClient,
  { owner, folder, count }: { owner: string; folder: string; count: number },
): Promise<void> {
  const wanted = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const bytes = await readFile(path.join(folder, `tone-${index}.wav`));
      return createHash("sha256").update(bytes).digest("hex");
    }),
  );
  const audios = await auditedAudios(client, owner);
  expect(audios.map(({ source }) => source?.sha256).sort()).toEqual(wanted.sort());
  expect(audios.filter(({ state }) => state !== "available")).toEqual([]);
}

/** Every audio of a space, counted by the server and by us. */
async function auditedAudios(client: ApiClient, owner: string): Promise<Audio[]> {
  const params = { owner, space: "main" };
  const audios: Audio[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await client.list("listAudios", { params, query: { cursor, "page-size": 50 } });
    audios.push(...page.items);
    cursor = page.nextCursor;
  }
  expect((await client.call("getSpace", { params })).audios).toBe(audios.length);
  return audios;
}
