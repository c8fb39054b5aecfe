import { type RawBuilder, sql } from "kysely";
import { contains, type Db, fold } from "./dialect.ts";

/** So many pieces of SQLite's index are not worth the trouble of making one of them. */
const MOST_PIECES = 8;
/** How much of it is written at a time, in its pages of 4 KiB: other requests come in between. */
const STEP_PAGES = 64;

/** The trigram index knows no shorter texts. */
const LEAST_CHARACTERS = 3;

type Place = { value: string; id: string };

export type AudioSearch = {
  spaceId: string;
  text: string;
  /** Inclusive, on `created_at`. */
  after: string | null;
  before: string | null;
  /** Matches are counted up to here. */
  countTo: number;
  /**
   * The page that is asked for, where it is sorted by `created_at` and nothing but the search and the times above
   * narrow it: it stands among the first `rows` beyond `from`.
   */
  page: { isDown: boolean; from: Place | null; rows: number } | null;
};

export type Matches = {
  condition: RawBuilder<boolean>;
  /**
   * Whether the condition leaves few rows and has an index of its own; then no other must be used. SQLite, which keeps
   * no statistics, would.
   */
  isNarrow: boolean;
  /** How many match, at most one more than `countTo`; null where that is not known yet. */
  total: number | null;
};

/** How to find the audios of a space whose handle or alias contains a text, at a cost that does not grow with the space. */
export async function findAudios(db: Db, search: AudioSearch): Promise<Matches> {
  const read = { condition: contains(sql.ref("audios.search_text"), search.text), isNarrow: false, total: null };
  // PostgreSQL has statistics, and chooses between its trigram index and the order of the list itself.
  if (db.engine === "postgres" || [...fold(search.text)].length < LEAST_CHARACTERS) return read;
  const most = search.countTo + 1;
  const found = await matches(search, { limit: most }).execute(db.query);
  const total = found.rows.length;
  if (total < most) {
    const ids = found.rows.map(({ rowid }) => rowid);
    return {
      condition: sql`audios.search_id in (${ids.length > 0 ? sql.join(ids) : sql`null`})`,
      isNarrow: true,
      total,
    };
  }
  // So many match that they are soon met wherever one begins to read, unless they all stand together somewhere else.
  if (!search.page) return read;
  const { isDown, from, rows } = search.page;
  return {
    condition: sql`audios.search_id in (${matches(search, { isDown, from, limit: rows })})`,
    isNarrow: true,
    total,
  };
}

/**
 * The first matches by creation, of SQLite's index. It is asked for the numbers of one space alone (see migration
 * 0007), so that it neither reads what other spaces have nor more of this one than `limit` asks for.
 */
function matches(
  { spaceId, text, after, before }: AudioSearch,
  { isDown = false, from = null, limit }: { isDown?: boolean; from?: Place | null; limit: number },
): RawBuilder<{ rowid: number }> {
  const audio = (condition: RawBuilder<unknown>, order: "asc" | "desc") => sql`(
    select search_id from audios where space_id = ${spaceId} and deleted_at is null and ${condition}
    order by created_at ${sql.raw(order)}, id ${sql.raw(order)} limit 1
  )`;
  const last = sql`(select search_last from spaces where id = ${spaceId})`;
  const least = [sql`${last} >> 32 << 32`];
  const most = [last];
  if (after) least.push(audio(sql`created_at >= ${after}`, "asc"));
  if (before) most.push(audio(sql`created_at <= ${before}`, "desc"));
  if (from && isDown) most.push(audio(sql`(created_at, id) < (${from.value}, ${from.id})`, "desc"));
  if (from && !isDown) least.push(audio(sql`(created_at, id) > (${from.value}, ${from.id})`, "asc"));
  return sql`
    select rowid from audio_search where audio_search match ${`"${fold(text).replaceAll('"', '""')}"`}
    and rowid >= ${outermost("max", least)} and rowid <= ${outermost("min", most)}
    order by rowid ${sql.raw(isDown ? "desc" : "asc")} limit ${limit}
  `;
}

function outermost(name: "min" | "max", bounds: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return bounds.length === 1 ? sql`${bounds[0]}` : sql`${sql.raw(name)}(${sql.join(bounds)})`;
}

/**
 * Makes one of the pieces in which SQLite's index grows, little by little, until `signal` fires: a search looks into each
 * of them. PostgreSQL sees to that by itself.
 */
export async function tidySearch(db: Db, signal: AbortSignal): Promise<void> {
  if (db.engine !== "sqlite") return;
  const { rows } = await sql<{ pieces: number }>`
    select count(distinct segid) as pieces from audio_search_idx
  `.execute(db.query);
  if ((rows[0]?.pieces ?? 0) <= MOST_PIECES) return;
  // https://sqlite.org/fts5.html#the_merge_command: a negative number begins, and a step that changes nothing is the last.
  let pages = -STEP_PAGES;
  while (!signal.aborted && (await merge(db, pages)) > 1) pages = STEP_PAGES;
}

/** Does one step, and tells how many rows it changed. */
function merge(db: Db, pages: number): Promise<number> {
  return db.query.transaction().execute(async (transaction) => {
    const changes = async () => {
      const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(transaction);
      return rows[0]?.changes ?? 0;
    };
    const before = await changes();
    await sql`insert into audio_search (audio_search, rank) values ('merge', ${pages})`.execute(transaction);
    return (await changes()) - before;
  });
}
