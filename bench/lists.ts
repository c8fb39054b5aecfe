// P4: what lists, searches and dashboards cost in a space of a million audios, against one of a thousand.
import { createReadStream, rmSync } from "node:fs";
import path from "node:path";
import { pino } from "pino";
import { fillSpace } from "../fixtures/many-audios.ts";
import { createApiClient } from "../lib/client/client.ts";
import { createApi } from "../lib/server/api/create-api.ts";
import { type App, openApp } from "../lib/server/app.ts";
import { recount } from "../lib/server/db/recount.ts";
import { tidySearch } from "../lib/server/db/search.ts";
import { createFirstAdmin } from "../lib/server/services/users.ts";
import type { Row } from "./report.ts";

const WANTED_RATIO = 2;
const ROUNDS = 500;
const WARM_UP_ROUNDS = 30;
const ADMIN = { handle: "admin", password: "correct horse" };
const BASE_URL = "http://localhost/api/v1";
const SPACE = `${BASE_URL}/spaces/${ADMIN.handle}/main`;
/** Whoever changes what is seeded changes this, so that no older database is taken for it. */
const SEED_VERSION = 1;
const SPEAKERS = ["Anna", "Boris", "Clara", "David", "Elena", "Farid", "Greta"];

/** What is asked: the address, below that of the space. Some answers are told of, but have no bound to keep. */
type Question = [what: string, toPath: (where: Seeded, round: number) => string, isUnbound?: true];

const search = (text: string) => `/audios?sort=-createdAt&search=${encodeURIComponent(text)}`;

const questions: Question[] = [
  ["list: first page", () => "/audios?sort=-createdAt"],
  ["list: a page in the middle, by cursor", ({ cursor }) => `/audios?sort=-createdAt&cursor=${cursor}`],
  ["list: one state", () => "/audios?sort=-createdAt&state=notAvailable"],
  ["list: one verdict", () => "/audios?sort=-createdAt&marks=wrong"],
  ["search: a rare term", ({ count }, round) => search(numberOf((round * 7919) % count))],
  ["search: a whole name of common parts", ({ count }, round) => search(aliasOf((round * 7919) % count)), true],
  ["search: what every seventh audio has", (_, round) => search(SPEAKERS[round % SPEAKERS.length] as string)],
  ["search: what every audio has", () => search("recording")],
  ["search: no hit", (_, round) => search(`nothing ${round}`)],
  ["dashboard: the space with its totals", () => ""],
  ["dashboard: statistics", () => "/statistics"],
];

/** The same requests, in process, to a database of `many` audios and to one of `few`, in turn. */
export async function compareLists(options: { cache: string; many: number; few: number }): Promise<Row[]> {
  const { cache, many, few } = options;
  const large = await openSeeded(cache, many);
  const small = await openSeeded(cache, few);
  try {
    return [...(await compare(large, small)), await compareRecount(large)];
  } finally {
    await large.app.close();
    await small.app.close();
  }
}

/** An app on a filled database; `cursor` stands in the middle of the list, newest first. `ask` tells the milliseconds. */
type Seeded = { app: App; count: number; cursor: string; ask(path: string): Promise<number> };

async function openSeeded(cache: string, count: number): Promise<Seeded> {
  const dataDir = path.join(cache, `lists-${SEED_VERSION}-${count}`);
  let app = await open(dataDir);
  if ((await findSpace(app))?.audio_count !== count) {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
    app = await open(dataDir);
    await fill(app, count);
  }
  await warmUp(dataDir);
  const api = createApi(app);
  const transport = (request: Request) => api(request, { address: "bench" });
  const { token } = await createApiClient({ baseUrl: BASE_URL, transport }).call("signIn", { body: ADMIN });
  const client = createApiClient({ baseUrl: BASE_URL, transport, token });
  const middle = await client.list("listAudios", {
    params: { owner: ADMIN.handle, space: "main" },
    query: { sort: "-createdAt", page: Math.ceil(count / 40) },
  });
  return {
    app,
    count,
    cursor: middle.nextCursor ?? "",
    async ask(target) {
      const startMs = performance.now();
      const answer = await transport(new Request(SPACE + target, { headers: { authorization: `Bearer ${token}` } }));
      const text = await answer.text();
      const tookMs = performance.now() - startMs;
      if (!answer.ok) throw new Error(`${target} answered ${answer.status}: ${text}`);
      return tookMs;
    },
  };
}

/** Reads the database once, as a server that has run for a while has done: what the disk takes is not compared here. */
async function warmUp(dataDir: string): Promise<void> {
  for await (const _chunk of createReadStream(path.join(dataDir, "earmark.db"), { highWaterMark: 2 ** 20 }));
}

function open(dataDir: string): Promise<App> {
  const spaceQuota = { bytes: null, hours: null };
  const size = { maxUploadBytes: 2 ** 31, maxDurationSeconds: 3600 };
  const limits = { ...size, spaceQuota, maxWaitingPerSpace: 20_000, rate: null };
  return openApp({ dataDir, databaseUrl: null, mediaWorkers: 1, limits, log: pino({ level: "error" }) });
}

async function fill(app: App, count: number): Promise<void> {
  console.log(`Filling a space with ${count} audios, once …`);
  await createFirstAdmin(app, ADMIN);
  const { id, owner_id } = await requireSpace(app);
  await fillSpace(app.db, { spaceId: id, userId: owner_id, count, seed: count, endMs: Date.now(), aliasOf });
  // As a server does now and then.
  await tidySearch(app.db, new AbortController().signal);
}

function aliasOf(index: number): string {
  return `Recording ${numberOf(index)} with ${SPEAKERS[index % SPEAKERS.length]}`;
}

function numberOf(index: number): string {
  return String(index).padStart(7, "0");
}

function findSpace(app: App) {
  return app.db.query.selectFrom("spaces").selectAll().executeTakeFirst();
}

async function requireSpace(app: App) {
  const space = await findSpace(app);
  if (!space) throw new Error("There is no space.");
  return space;
}

async function compare(large: Seeded, small: Seeded): Promise<Row[]> {
  const times = questions.map(() => new Map<Seeded, number[]>([large, small].map((one) => [one, []])));
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const [index, [, toPath]] of questions.entries()) {
      // Now the one goes first, now the other: whoever comes second finds the processor warm.
      for (const where of round % 2 ? [large, small] : [small, large]) {
        const tookMs = await where.ask(toPath(where, round));
        if (round >= WARM_UP_ROUNDS) times[index]?.get(where)?.push(tookMs);
      }
    }
  }
  return questions.map(([what, , isUnbound], index) => {
    const [most, least] = [large, small].map((one) => percentile(times[index]?.get(one) ?? [], 0.95)) as [
      number,
      number,
    ];
    const ratio = most / least;
    const measured = `${least.toFixed(2)} ms → ${most.toFixed(2)} ms: ${ratio.toFixed(2)}`;
    return isUnbound
      ? { what, measured }
      : { what, measured, wanted: `≤ ${WANTED_RATIO}`, holds: ratio <= WANTED_RATIO };
  });
}

/** The smallest value that this share of the values does not exceed. */
function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] as number;
}

/** Whether the counters of the space, added up audio by audio, are what counting it anew gives. */
async function compareRecount({ app, count }: Seeded): Promise<Row> {
  const before = JSON.stringify(await counters(app));
  const startMs = performance.now();
  await recount(app.db.query, (await requireSpace(app)).id);
  const measured = `${((performance.now() - startMs) / 1000).toFixed(1)} s to count anew`;
  const holds = JSON.stringify(await counters(app)) === before;
  return { what: `counters of ${count} audios equal a recount`, measured, holds };
}

async function counters(app: App) {
  const days = await app.db.query.selectFrom("space_days").selectAll().orderBy("day").execute();
  return { space: await requireSpace(app), days };
}
