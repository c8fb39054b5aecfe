import type { AssignAudiosInput, Assigned } from "../../contract/assignment.ts";
import { type Card, deal } from "../../domain/review/deal.ts";
import type { App } from "../app.ts";
import { now } from "../clock.ts";
import type { Db } from "../db/dialect.ts";
import type { AudioRow } from "../db/schema.ts";
import { type Assignee, requireAssignees } from "./assignees.ts";
import { releaseEnded, setAssignee, whyNotAssigned } from "./assignments.ts";
import type { Viewer } from "./sessions.ts";
import type { OpenSpace } from "./spaces.ts";
import { lockFreeAudios } from "./tallies.ts";

/**
 * Deals audios to people so that each has as many to do as the others: those that are named, or the oldest that are undecided
 * and nobody's. What cannot be assigned is told, and hinders nothing else.
 */
export async function assignAudios(
  app: App,
  viewer: Viewer,
  space: OpenSpace,
  input: AssignAudiosInput,
): Promise<Assigned> {
  const people = await requireAssignees(app, viewer, space, { ...input, path: "to.*" });
  await releaseEnded(app, space.id);
  const done = await app.db.query.transaction().execute(async (db) => {
    const { audios, refused } = await lockChosen(app, db, space, { people, input });
    const hands = await toHands(db, space, people);
    const dealt = deal(await toCards(db, audios, people), hands);
    const assigned: (Assigned["assigned"][number] & { id: string })[] = [];
    for (const { card, hand } of dealt) {
      const audio = audios.find(({ id }) => id === card) as AudioRow;
      const { id: assigneeId, handle, alias } = people.find(({ id }) => id === hand) as Assignee;
      const refusal = await whyNotAssigned(db, audio, { assigneeId, takeOver: input.takeOver });
      if (refusal) refused.push({ audio: audio.handle, detail: refusal });
      else {
        const until = await setAssignee(db, audio, { assigneeId, minutes: input.minutes });
        assigned.push({ id: audio.id, audio: audio.handle, user: { handle, alias }, until });
      }
    }
    return { assigned, refused };
  });
  for (const { id } of done.assigned) app.changes.announce(id);
  return {
    assigned: done.assigned.map(({ id: _id, ...rest }) => rest),
    refused: done.refused,
    more: !input.audios && (await isAnyFree(app, space)),
  };
}

type Chosen = { audios: AudioRow[]; refused: Assigned["refused"] };

/** Locks the audios that are to be dealt, the oldest first. What is not there, or in other hands just now, is refused. */
async function lockChosen(
  app: App,
  db: Db["query"],
  space: OpenSpace,
  { people, input }: { people: Assignee[]; input: AssignAudiosInput },
): Promise<Chosen> {
  const [first, ...others] = people;
  const rows = await lockFreeAudios(app, db, (query) => {
    const inSpace = query.where("space_id", "=", space.id).where("deleted_at", "is", null);
    if (input.audios) return inSpace.where("handle", "in", input.audios);
    const free = inSpace.where("assignee_id", "=", "").where("consensus", "=", "unmarked");
    // Who takes for themselves alone is not given what they have decided on.
    const fresh =
      first && others.length === 0
        ? free.where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom("reviews")
                  .select("user_id")
                  .whereRef("audio_id", "=", "audios.id")
                  .where("user_id", "=", first.id),
              ),
            ),
          )
        : free;
    return fresh.orderBy("created_at").orderBy("id").limit(input.limit);
  });
  const audios = rows.toSorted((a, b) => (a.created_at + a.id < b.created_at + b.id ? -1 : 1));
  const missing = (input.audios ?? []).filter((handle) => !audios.some((one) => one.handle === handle));
  const detail = "It is not there, or somebody is changing it just now.";
  return { audios, refused: missing.map((audio) => ({ audio, detail })) };
}

/** How many each person has to do in the space by now. */
async function toHands(db: Db["query"], space: OpenSpace, people: Assignee[]) {
  const rows = await db
    .selectFrom("audios")
    .select(({ fn }) => ["assignee_id", fn.countAll<number>().as("open")])
    .where("space_id", "=", space.id)
    .where("deleted_at", "is", null)
    .where(
      "assignee_id",
      "in",
      people.map(({ id }) => id),
    )
    .where("assigned_until", ">", now())
    .groupBy("assignee_id")
    .execute();
  const open = new Map(rows.map((row) => [row.assignee_id, Number(row.open)]));
  return people.map(({ id }) => ({ id, open: open.get(id) ?? 0 }));
}

async function toCards(db: Db["query"], audios: AudioRow[], people: Assignee[]): Promise<Card[]> {
  if (audios.length === 0) return [];
  const rows = await db
    .selectFrom("reviews")
    .select(["audio_id", "user_id"])
    .where(
      "audio_id",
      "in",
      audios.map(({ id }) => id),
    )
    .where(
      "user_id",
      "in",
      people.map(({ id }) => id),
    )
    .execute();
  const decided = Map.groupBy(rows, (row) => row.audio_id);
  return audios.map(({ id }) => ({ id, decidedBy: new Set(decided.get(id)?.map((row) => row.user_id)) }));
}

async function isAnyFree({ db }: App, space: OpenSpace): Promise<boolean> {
  const free = await db.query
    .selectFrom("audios")
    .select("id")
    .where("space_id", "=", space.id)
    .where("deleted_at", "is", null)
    .where("assignee_id", "=", "")
    .where("consensus", "=", "unmarked")
    .limit(1)
    .executeTakeFirst();
  return free !== undefined;
}
