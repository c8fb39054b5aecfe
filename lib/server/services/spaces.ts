import type { Space } from "../../contract/account.ts";
import type { ListQuery } from "../../contract/lists.ts";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { contains, type Db } from "../db/dialect.ts";
import { type RowPage, readPage } from "./pages.ts";
import type { Viewer } from "./sessions.ts";

/** A space that the viewer may use: made by {@link requireSpace} alone, demanded by whatever touches what is in it. */
export type OpenSpace = { id: string; audioCount: number };

/** The space at `owner`/`space`, if it is the viewer's; `notFound` for everybody else's and for none alike. */
export async function requireSpace(
  app: App,
  viewer: Viewer,
  place: { owner: string; space: string },
): Promise<OpenSpace> {
  const row = await app.db.query
    .selectFrom("spaces")
    .innerJoin("owners", "owners.id", "spaces.owner_id")
    .select(["spaces.id", "spaces.audio_count"])
    .where("owners.handle", "=", place.owner)
    .where("spaces.handle", "=", place.space)
    .where("spaces.owner_id", "=", viewer.userId)
    .executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return { id: row.id, audioCount: row.audio_count };
}

/** The resource of a space that {@link requireSpace} opened. */
export async function getSpace(app: App, { id }: OpenSpace): Promise<Space> {
  return toSpace(await spaceRows(app.db).where("spaces.id", "=", id).executeTakeFirstOrThrow());
}

/** The viewer's spaces. */
export async function listUserSpaces(app: App, viewer: Viewer, input: ListQuery): Promise<RowPage<Space>> {
  let query = spaceRows(app.db).where("spaces.owner_id", "=", viewer.userId);
  const { search } = input;
  if (search) query = query.where((eb) => contains(eb.ref("spaces.search_text"), search));
  const { rows, paging } = await readPage({
    query,
    input,
    columns: { handle: "spaces.handle", createdAt: "spaces.created_at" },
    id: "spaces.id",
    createdAt: "spaces.created_at",
  });
  return { rows: rows.map(toSpace), paging };
}

type SpaceWithOwner = Awaited<ReturnType<ReturnType<typeof spaceRows>["executeTakeFirstOrThrow"]>>;

function spaceRows(db: Db) {
  return db.query
    .selectFrom("spaces")
    .innerJoin("owners", "owners.id", "spaces.owner_id")
    .selectAll("spaces")
    .select(["owners.type as owner_type", "owners.handle as owner_handle", "owners.alias as owner_alias"]);
}

function toSpace(row: SpaceWithOwner): Space {
  return {
    id: row.id,
    handle: row.handle,
    alias: row.alias,
    owner: { type: row.owner_type, handle: row.owner_handle, alias: row.owner_alias },
    audios: row.audio_count,
    voiceprints: 0,
    verifications: 0,
    identities: 0,
    createdAt: row.created_at,
  };
}
