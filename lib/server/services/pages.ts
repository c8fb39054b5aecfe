import { type ReferenceExpression, type SelectQueryBuilder, sql } from "kysely";
import type { ListQuery, Paging } from "../../contract/lists.ts";
import { Problem } from "../../contract/problem.ts";
import { normalizeDateTime } from "../clock.ts";
import type { Tables } from "../db/schema.ts";

/** One page of rows, with what the paging headers say of it. */
export type RowPage<Row> = { rows: Row[]; paging: Paging };

type Keyed = { id: string; [column: string]: unknown };

type PageOptions<DB extends Tables, TB extends keyof DB & string, Row extends Keyed> = {
  query: SelectQueryBuilder<DB, TB, Row>;
  input: ListQuery;
  /** The column behind each sort name, as the query knows it; its value stands in the row under the column's own name. */
  columns: Record<string, `${TB}.${string}`>;
  /** The id column that breaks ties. */
  id: `${TB}.${string}`;
  createdAt: `${TB}.${string}`;
  /** How many rows there are in all, where that is known without counting; `isAtLeast`: and perhaps more. */
  total?: number | undefined;
  isAtLeast?: boolean;
};

/**
 * Reads one page: by `cursor` in constant time, else by `page`. `after` and `before` are inclusive. Ties are broken by
 * id, in the direction of the sort, so that no row is shown twice or left out.
 */
export async function readPage<DB extends Tables, TB extends keyof DB & string, Row extends Keyed>(
  options: PageOptions<DB, TB, Row>,
): Promise<RowPage<Row>> {
  const { input, columns } = options;
  const isDown = input.sort.startsWith("-");
  const column = columns[input.sort.replace(/^-/, "")] as string;
  const size = input["page-size"];
  const filtered = withinTime(options.query, options.createdAt, input);
  const total = options.total ?? (await count(filtered));

  const sorted = (query: SelectQueryBuilder<DB, TB, Row>) =>
    query
      .orderBy(column as ReferenceExpression<DB, TB>, isDown ? "desc" : "asc")
      .orderBy(options.id as ReferenceExpression<DB, TB>, isDown ? "desc" : "asc");
  const skipped = input.cursor ? 0 : (input.page - 1) * size;
  const place = skipped > 0 ? await findPlace(sorted(filtered), { column, id: options.id, skipped }) : placeOf(input);
  const beyond = place
    ? sql<boolean>`(${sql.ref(column)}, ${sql.ref(options.id)}) ${sql.raw(isDown ? "<" : ">")} (${place.value}, ${place.id})`
    : null;
  const query = sorted(beyond ? filtered.where(beyond) : filtered).limit(size + 1);
  const isEmpty = total === 0 || (skipped > 0 && !place);
  const rows = isEmpty ? [] : ((await query.execute()) as Row[]);
  const last = rows.length > size ? rows[size - 1] : undefined;
  const name = column.slice(column.indexOf(".") + 1);
  return {
    rows: rows.slice(0, size),
    paging: {
      page: input.page,
      pageSize: size,
      pages: Math.ceil(total / size),
      total,
      isAtLeast: options.isAtLeast ?? false,
      nextCursor: last ? writeCursor({ sort: input.sort, value: String(last[name]), id: last.id }) : null,
    },
  };
}

function withinTime<DB extends Tables, TB extends keyof DB & string, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
  createdAt: string,
  input: ListQuery,
): SelectQueryBuilder<DB, TB, Row> {
  let limited = query;
  if (input.after) limited = limited.where(sql<boolean>`${sql.ref(createdAt)} >= ${normalizeDateTime(input.after)}`);
  if (input.before) limited = limited.where(sql<boolean>`${sql.ref(createdAt)} <= ${normalizeDateTime(input.before)}`);
  return limited;
}

/**
 * The last of so many rows that are stepped over, by what the list is sorted by and its id; null where there are not so
 * many. Nothing else of them is read: what is joined to them for the sake of the answer would be looked up for each.
 */
async function findPlace<DB extends Tables, TB extends keyof DB & string, Row>(
  sorted: SelectQueryBuilder<DB, TB, Row>,
  { column, id, skipped }: { column: string; id: string; skipped: number },
): Promise<Place | null> {
  const place = await sorted
    .clearSelect()
    .select([sql<string>`${sql.ref(column)}`.as("value"), sql<string>`${sql.ref(id)}`.as("id")])
    .limit(1)
    .offset(skipped - 1)
    .executeTakeFirst();
  return (place as Place | undefined) ?? null;
}

async function count<DB extends Tables, TB extends keyof DB & string, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
): Promise<number> {
  const counted = await query.clearSelect().select(sql<number>`count(*)`.as("total")).executeTakeFirstOrThrow();
  return Number((counted as { total: number }).total);
}

/** Where a row stands in a list: what the list is sorted by, and its id. */
export type Place = { value: string; id: string };

/** The row before the page of a list query, as its cursor has it, or null. */
export function placeOf({ cursor, sort }: ListQuery): Place | null {
  return cursor ? readCursor(cursor, sort) : null;
}

type Cursor = Place & { sort: string };

function writeCursor({ sort, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString("base64url");
}

/** PostgreSQL takes no NUL: a cursor with one is none that we wrote. */
function isText(part: unknown): part is string {
  return typeof part === "string" && !part.includes("\0");
}

function readCursor(text: string, sort: string): Cursor {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (Array.isArray(parts) && parts.length === 3 && parts.every(isText)) {
      const [madeFor, value, id] = parts as [string, string, string];
      if (madeFor === sort) return { sort, value, id };
    }
  } catch {
    // Falls through to the one answer for every cursor that is not ours.
  }
  throw new Problem("invalid", "The cursor does not belong to this list.", {
    errors: [{ path: "query.cursor", message: "The cursor does not belong to this list and sort." }],
  });
}
