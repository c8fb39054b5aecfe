import { randomUUID } from "node:crypto";
import type { Comment, CommentChange, NewComment } from "../../contract/comment.ts";
import type { CommentListQuery } from "../../contract/lists.ts";
import { Problem } from "../../contract/problem.ts";
import { microsOfFrames } from "../../domain/durations.ts";
import { may } from "../../domain/permissions.ts";
import type { App } from "../app.ts";
import { randomText } from "../auth/tokens.ts";
import { now } from "../clock.ts";
import { contains, type Db, fold } from "../db/dialect.ts";
import type { AudioRow, CommentRow } from "../db/schema.ts";
import { putMentions } from "./comment-mentions.ts";
import { type CommentViewRow, commentRows, toComments } from "./comment-view.ts";
import { type RowPage, readPage } from "./pages.ts";
import type { Viewer } from "./sessions.ts";
import type { OpenSpace } from "./spaces.ts";
import { changeAudio, lockAudio } from "./tallies.ts";
import { tellAudio } from "./tell.ts";

const HANDLE_LENGTH = 12;

/** Where a comment is: an audio of an open space. */
type On = { space: OpenSpace; audio: AudioRow };

/** The comments on an audio, by default as they stand in time, each thread together; a search is for their text. */
export async function listComments(app: App, audio: AudioRow, input: CommentListQuery): Promise<RowPage<Comment>> {
  const { query: db } = app.db;
  let query = commentRows(db, audio.id);
  const { resolved, thread, whole } = input;
  if (resolved) query = query.where("root.resolved_at", resolved === "true" ? "is not" : "is", null);
  if (thread)
    query = query.where("comments.root_id", "in", matching(db, audio, { handle: thread }).select("match.root_id"));
  if (input.search || input.author || input.mentions) {
    const found = matching(db, audio, input);
    query =
      whole === "true"
        ? query.where("comments.root_id", "in", found.select("match.root_id"))
        : query.where("comments.id", "in", found.select("match.id"));
  }
  const { rows, paging } = await readPage({
    query,
    input,
    columns: { position: "comments.place", createdAt: "comments.created_at" },
    id: "comments.id",
    createdAt: "comments.created_at",
  });
  return { rows: await toComments(app.db.query, rows as CommentViewRow[]), paging };
}

type Wanted = { handle?: string } & Pick<Partial<CommentListQuery>, "search" | "author" | "mentions">;

/** The comments on an audio that are called so, say that, are by that person, and mention that one. */
function matching(db: Db["query"], audio: AudioRow, { handle, search, author, mentions }: Wanted) {
  const people = db.selectFrom("owners").select("owners.id");
  let query = db.selectFrom("comments as match").where("match.audio_id", "=", audio.id);
  if (handle) query = query.where("match.handle", "=", handle);
  if (search) query = query.where((eb) => contains(eb.ref("match.search_text"), search));
  if (author) query = query.where("match.author_id", "in", people.where("owners.handle", "=", author));
  if (!mentions) return query;
  const calls = db.selectFrom("comment_mentions").select("comment_mentions.comment_id");
  const called = calls.where("user_id", "in", people.where("owners.handle", "=", mentions));
  return query.where("match.id", "in", called);
}

/** A comment on an audio; `notFound` when there is none. */
export async function getComment(app: App, audio: AudioRow, handle: string): Promise<Comment> {
  const row = await commentRows(app.db.query, audio.id).where("comments.handle", "=", handle).executeTakeFirst();
  const [comment] = await toComments(app.db.query, row ? [row] : []);
  if (!comment) throw new Problem("notFound");
  return comment;
}

/**
 * Comments on an available audio, or replies. `conflict` where there is nothing to hear, or the parent is a reply itself;
 * `notFound` without the parent; `invalid` beyond the end of the audio.
 */
export async function createComment(
  app: App,
  viewer: Viewer,
  { space, audio }: On,
  input: NewComment,
): Promise<Comment> {
  const handle = randomText(HANDLE_LENGTH);
  await changeComments(app, audio, async (db) => {
    const parent = input.parent === null ? null : await requireParent(db, audio, input.parent);
    const [id, created_at] = [randomUUID(), now()];
    const { from_micros, to_micros } = parent ?? toMicros(audio, input);
    const place = parent ? `${parent.place} ${created_at}` : toPlace(from_micros, `${created_at} ${handle}`);
    const author = { author_id: viewer.userId, text: input.text, search_text: fold(input.text) };
    const row = {
      id,
      audio_id: audio.id,
      handle,
      root_id: parent?.id ?? id,
      from_micros,
      to_micros,
      place,
      created_at,
    };
    await db
      .insertInto("comments")
      .values({ ...row, ...author })
      .execute();
    await putMentions(db, { space, commentId: id, text: input.text });
  });
  return getComment(app, audio, handle);
}

/**
 * Changes what a comment says, which its author may, or resolves or reopens its thread. `forbidden` to change the text of
 * another, `conflict` to resolve a reply.
 */
export async function updateComment(
  app: App,
  viewer: Viewer,
  { space, audio, handle }: On & { handle: string },
  { text, resolved }: CommentChange,
): Promise<Comment> {
  await changeComments(app, audio, async (db) => {
    const row = await requireRow(db, audio, handle);
    const change: Partial<CommentRow> = {};
    if (text !== undefined && text !== row.text) {
      if (row.author_id !== viewer.userId) throw new Problem("forbidden", "Only its author may change a comment.");
      Object.assign(change, { text, search_text: fold(text), edited_at: now() });
      await putMentions(db, { space, commentId: row.id, text });
    }
    if (resolved !== undefined && resolved !== (row.resolved_at !== null)) {
      if (row.root_id !== row.id) throw new Problem("conflict", "A reply is resolved with the comment it belongs to.");
      const by = { resolved_by: viewer.userId, resolved_at: now() };
      Object.assign(change, resolved ? by : { resolved_by: null, resolved_at: null });
    }
    if (Object.keys(change).length === 0) return;
    await db.updateTable("comments").set(change).where("id", "=", row.id).execute();
  });
  return getComment(app, audio, handle);
}

/**
 * Removes one's own comment; an admin removes any. A thread goes with its first comment. `conflict` where others have
 * replied to it, unless an admin removes it: nobody takes away what others said.
 */
export async function removeComment(app: App, viewer: Viewer, { space, audio, handle }: On & { handle: string }) {
  await changeComments(app, audio, async (db) => {
    const row = await requireRow(db, audio, handle);
    if (!may(space.role, "manageSpaces")) await demandOwn(db, viewer, row);
    await db.deleteFrom("comments").where("id", "=", row.id).execute();
  });
}

async function demandOwn(db: Db["query"], viewer: Viewer, { id, author_id }: CommentRow): Promise<void> {
  if (author_id !== viewer.userId)
    throw new Problem("forbidden", "Only its author, or an admin, may remove a comment.");
  const answered = await db
    .selectFrom("comments")
    .select("id")
    .where("root_id", "=", id)
    .where("author_id", "!=", viewer.userId)
    .limit(1)
    .executeTakeFirst();
  if (answered) throw new Problem("conflict", "Others have replied to it. Resolve it, or ask an admin to remove it.");
}

/** Changes the comments on an audio, one person at a time, and counts its open threads anew. */
async function changeComments(app: App, audio: AudioRow, write: (db: Db["query"]) => Promise<void>): Promise<void> {
  await app.db.query.transaction().execute(async (db) => {
    const before = await lockAudio(app, db, audio.id);
    if (!before || before.deleted_at) throw new Problem("notFound");
    await write(db);
    const { open } = await db
      .selectFrom("comments")
      .select((eb) => eb.fn.countAll<number>().as("open"))
      .where("audio_id", "=", audio.id)
      .whereRef("root_id", "=", "id")
      .where("resolved_at", "is", null)
      .executeTakeFirstOrThrow();
    await changeAudio(app, db, { before, change: { open_comments: open } });
  });
  tellAudio(app, audio, "comments");
}

async function requireRow(db: Db["query"], audio: AudioRow, handle: string): Promise<CommentRow> {
  const row = await db
    .selectFrom("comments")
    .selectAll()
    .where("audio_id", "=", audio.id)
    .where("handle", "=", handle)
    .executeTakeFirst();
  if (!row) throw new Problem("notFound");
  return row;
}

async function requireParent(db: Db["query"], audio: AudioRow, handle: string): Promise<CommentRow> {
  const parent = await requireRow(db, audio, handle).catch(() => null);
  if (!parent) throw new Problem("notFound", "The comment to reply to is not there.");
  if (parent.root_id === parent.id) return parent;
  throw new Problem("conflict", "That is a reply itself. Reply to the comment it belongs to.");
}

/** Where a new comment is, in microseconds. */
function toMicros({ frames, sample_rate: rate, state }: AudioRow, { from = 0, to }: NewComment) {
  if (state !== "available" || !frames || !rate) throw new Problem("conflict", "There is nothing to hear in it yet.");
  const place = { from_micros: Math.round(from * 1e6), to_micros: to === null ? null : Math.round(to * 1e6) };
  const endMicros = microsOfFrames(frames, rate);
  const message = `The audio ends at ${endMicros / 1e6} seconds.`;
  const errors = [
    ...(place.from_micros > endMicros ? [{ path: "from", message }] : []),
    ...((place.to_micros ?? 0) > endMicros ? [{ path: "to", message }] : []),
  ];
  if (errors.length > 0) throw new Problem("invalid", message, { errors });
  return place;
}

/** A text that sorts as comments stand in time: those of one moment by age, and replies behind their first comment. */
function toPlace(fromMicros: number, age: string): string {
  return `${String(fromMicros).padStart(14, "0")} ${age}`;
}
