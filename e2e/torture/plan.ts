import type { BadFixtureName, GoodFixtureName } from "../../fixtures/audio.ts";
import { randomFrom } from "../../fixtures/random.ts";

/** What may befall an upload. */
export const EVENT_KINDS = [
  "closeTab",
  "crashTab",
  "killBrowser",
  "killServer",
  "cutLine",
  "goOffline",
  "endSession",
  "openTab",
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** One event, so long after the files were given. `lastsMs`: how long the line is cut, or the network away. */
export type EventPlan = {
  kind: EventKind;
  atMs: number;
  lastsMs: number;
  how: "cookie" | "api";
  tab: "same" | "other";
};

export type ToneSpec = { seconds: number; sampleRateHz: number; channels: number; hertz: number };

/** What one file of the batch is made of. A twin has the bytes of another one. */
export type FilePlan = { name: string } & (
  | { kind: "tone"; tone: ToneSpec }
  | { kind: "real"; fixture: GoodFixtureName }
  | { kind: "broken"; fixture: BadFixtureName }
  | { kind: "twin"; of: string }
);

/** One round, whole: the same seed and round give the same one. */
export type RoundPlan = {
  seed: number;
  round: number;
  /** Whether the page gets handles of the files on disk (a drop), or their bytes alone (a file input). */
  way: "drop" | "input";
  bytesPerSecond: number;
  files: FilePlan[];
  events: EventPlan[];
};

const MIB = 2 ** 20;
const REAL = ["mp3Cbr", "oggOpus", "flac16", "m4aIndexAtEnd", "webmLive", "aiff"] as const;
/** The first the page refuses by itself, the others only the server. */
const BROKEN = ["text", "truncatedM4a", "wavHeaderOnly"] as const;
const CLIP_KIND_SHARE = 0.35;
const LONGEST_GAP_MS = 3500;

type Random = () => number;

/** What round number `round` of `seed` does; with `kinds` these events in their order, in place of some at random. */
export function planRound(options: { seed: number; round: number; kinds?: readonly EventKind[] }): RoundPlan {
  const { seed, round, kinds } = options;
  const random = randomFrom(seed * 1_000_003 + round);
  const way = random() < 0.5 ? "drop" : "input";
  const bytesPerSecond = Math.round((1 + 3 * random()) * MIB);
  const files = planFiles(random);
  return { seed, round, way, bytesPerSecond, files, events: planEvents(random, kinds ?? chooseKinds(random)) };
}

function planFiles(random: Random): FilePlan[] {
  const large = Array.from({ length: random() < 0.7 ? 1 : 2 }, () => largeTone(random));
  const small = Array.from({ length: between(random, 3, 9) }, () => smallFile(random));
  const broken = { kind: "broken" as const, fixture: oneOf(random, BROKEN) };
  const parts = shuffle(random, [...large, ...small, broken]);
  const files: FilePlan[] = parts.map((part, index) => ({ name: toName(index, part), ...part }));
  const twinned = oneOf(
    random,
    files.filter((file) => file.kind === "tone" && file.tone.channels === 1),
  );
  return [...files, { name: `${numbered(files.length)} twin.wav`, kind: "twin", of: twinned.name }];
}

type Part = { kind: "tone"; tone: ToneSpec } | { kind: "real"; fixture: GoodFixtureName };

/** 5 to 20 MB, the larger the rarer. */
function largeTone(random: Random): Part {
  const megabytes = 5 + 15 * random() ** 3;
  const tone = { seconds: (megabytes * 1e6) / 192_000, sampleRateHz: 48_000, channels: 2, hertz: hertz(random) };
  return { kind: "tone", tone };
}

/** A clip of some kB, a file of 200 kB to 1 MB, or one of another format. */
function smallFile(random: Random): Part {
  const share = random();
  if (share < 0.2) return { kind: "real", fixture: oneOf(random, REAL) };
  const isClip = share < 0.2 + CLIP_KIND_SHARE;
  const kilobytes = isClip ? 2 + 60 * random() : 200 + 800 * random();
  const sampleRateHz = isClip ? 8_000 : 16_000;
  return {
    kind: "tone",
    tone: { seconds: (kilobytes * 500) / sampleRateHz, sampleRateHz, channels: 1, hertz: hertz(random) },
  };
}

function chooseKinds(random: Random): EventKind[] {
  return Array.from({ length: between(random, 2, 5) }, () => oneOf(random, EVENT_KINDS));
}

function planEvents(random: Random, kinds: readonly EventKind[]): EventPlan[] {
  let atMs = 0;
  return kinds.map((kind) => {
    atMs += Math.round(LONGEST_GAP_MS * random() ** 1.5);
    const lastsMs = Math.round(200 + 2800 * random());
    return { kind, atMs, lastsMs, how: oneOf(random, ["cookie", "api"]), tab: oneOf(random, ["same", "other"]) };
  });
}

function toName(index: number, part: Part | { kind: "broken"; fixture: BadFixtureName }): string {
  const what = part.kind === "tone" ? (part.tone.channels === 2 ? "long" : "tone") : part.fixture;
  return `${numbered(index)} ${what}.${part.kind === "broken" && part.fixture === "text" ? "mp3" : "wav"}`;
}

const numbered = (index: number) => String(index + 1).padStart(2, "0");

const hertz = (random: Random) => Math.round(100 + 900 * random());

const oneOf = <T>(random: Random, list: readonly T[]) => list[Math.floor(random() * list.length)] as T;

/** A whole number of both ends and what is between them. */
const between = (random: Random, least: number, most: number) => least + Math.floor((most - least + 1) * random());

function shuffle<T>(random: Random, list: readonly T[]): T[] {
  const keyed = list.map((item) => ({ item, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
