import type { ListName, Page } from "../client/client.ts";
import type { Audio } from "../contract/audio.ts";
import { lengthOf, stateWords, wordOfState } from "./audio-words.ts";
import type { Cli } from "./cli.ts";
import { ask, type Connection, connect, findPlace, type Place } from "./connect.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { toCell } from "./output.ts";
import { parseOptions, toCount, UsageError } from "./usage.ts";

const PAGE_SIZE = 50;

/** Lists the audios of a space, oldest first. */
export async function list(cli: Cli, args: string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    space: { type: "string" },
    search: { type: "string" },
    state: { type: "string" },
    limit: { type: "string" },
    json: { type: "boolean", default: false },
  });
  if (positionals.length > 0) throw new UsageError("`earmark list` takes options alone; --search TEXT finds audios.");
  const limit = toCount(values.limit, { name: "limit", least: 1, fallback: Number.POSITIVE_INFINITY });
  const state = toState(values.state);
  const connection = await connect(cli);
  const place = await findPlace(cli, connection, values.space);
  let left = limit;
  const filter = state && (await connection.loadOffer()).takes("listAudios", "state") ? { state } : {};
  for await (const page of pages(cli, connection, { place, query: { search: values.search, ...filter } })) {
    const items = page.items.filter((audio) => !state || audio.state === state).slice(0, left);
    for (const audio of items) {
      cli.output.line(values.json ? JSON.stringify(audio) : toRow(audio, cli.output.isRead));
    }
    left -= items.length;
    if (left <= 0) break;
  }
  return EXIT.done;
}

function toState(word: string | undefined) {
  if (word === undefined) return undefined;
  if (Object.hasOwn(stateWords, word)) return stateWords[word as keyof typeof stateWords];
  throw new UsageError(`--state takes ${Object.keys(stateWords).join(", ")}, not "${word}".`);
}

type Question = { place: Place; query: Record<string, string | undefined> };

/** All pages: by cursor where the server gives one, so that nothing is missed that moves meanwhile; else by number. */
async function* pages(cli: Cli, { api }: Connection, { place, query }: Question): AsyncGenerator<Page<Audio>> {
  let next: Record<string, string | number> = {};
  for (;;) {
    const input = { params: place, query: { ...query, ...next, "page-size": PAGE_SIZE }, signal: cli.signal };
    const page = await ask(cli, () => api.list("listAudios" satisfies ListName, input));
    yield page;
    if (page.nextCursor) next = { cursor: page.nextCursor };
    else if (page.page < page.pages && !("cursor" in next)) next = { page: page.page + 1 };
    else return;
  }
}

/** Columns for people; for programs the same with tabs between. */
function toRow(audio: Audio, isRead: boolean): string {
  const cells = [
    toCell(audio.handle),
    wordOfState(audio.state),
    lengthOf(audio),
    toCell(audio.createdAt.slice(0, 19).replace("T", " ")),
  ];
  const names = [toCell(audio.alias), toCell(audio.source?.name)];
  if (!isRead) return [...cells, ...names].join("\t");
  const [handle = "", state = "", length = "", time = ""] = cells;
  return [handle.padEnd(12), state.padEnd(9), length.padStart(8), time, names[0]].join("  ");
}
