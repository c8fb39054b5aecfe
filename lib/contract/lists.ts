import { z } from "zod";
import { audioState, batch, consensus } from "./audio.ts";
import { handle, sha256Hex } from "./primitives.ts";
import { outcome } from "./review.ts";

const anyDateTime = z.iso.datetime({ offset: true, error: "A date-time looks like 2026-01-01T00:00:00Z." });

/** What every list takes. `after` and `before` are inclusive, on `createdAt`; `cursor` is opaque. */
const listQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  "page-size": z.coerce.number().int().min(1).max(50).default(20),
  search: z.string().max(100).optional(),
  after: anyDateTime.optional(),
  before: anyDateTime.optional(),
  cursor: z.string().max(500).optional(),
});

const byHandleOrTime = z.enum(["handle", "-handle", "createdAt", "-createdAt"]);

/** Of users, organizations, spaces and keys. */
export const handleListQuery = listQuery.extend({ sort: byHandleOrTime.default("handle") });

export const identityListQuery = listQuery.extend({ sort: byHandleOrTime.default("createdAt") });

/** Of what has no handle that people chose: marks, sessions, invitations. */
export const timeListQuery = listQuery.extend({ sort: z.enum(["createdAt", "-createdAt"]).default("createdAt") });

export const audioListQuery = listQuery
  .extend({
    sort: z.enum(["createdAt", "-createdAt", "handle", "-handle", "uploadedAt", "-uploadedAt"]).default("createdAt"),
    handle: z.preprocess(toList, z.array(z.string()).max(50, "At most 50 handles at once.").optional()),
    state: audioState.optional(),
    marks: consensus.optional(),
    outcome: outcome.optional(),
    identity: handle.optional(),
    failure: z.string().max(50).optional(),
    sha256: z.preprocess(toList, z.array(sha256Hex).max(50, "At most 50 digests at once.").optional()),
    batch: batch.optional(),
    /** A user's handle, `me`, or `none` for those that are nobody's. */
    assignee: handle.optional(),
    /** Those that the viewer has decided on, or has not. */
    decided: z.enum(["me", "notme"]).optional(),
  })
  .refine(({ marks, outcome }) => !(marks && outcome), {
    path: ["outcome"],
    error: "Ask for marks or for an outcome.",
  });

/**
 * Of the comments on an audio; `position` is where they stand in time, each thread together. `thread` is any comment of the
 * one thread to give, `mentions` a person. With `whole` each thread comes whole of which one comment matches.
 */
export const commentListQuery = listQuery.extend({
  sort: z.enum(["position", "-position", "createdAt", "-createdAt"]).default("position"),
  resolved: z.enum(["true", "false"]).optional(),
  author: handle.optional(),
  mentions: handle.optional(),
  thread: handle.optional(),
  whole: z.enum(["true", "false"]).default("false"),
});

/** A name that is given once in a query is a list of one. */
function toList(value: unknown): unknown {
  return typeof value === "string" ? [value] : value;
}

export type ListQuery = z.infer<typeof listQuery> & { sort: string };
export type CommentListQuery = z.infer<typeof commentListQuery>;
export type AudioListQuery = z.infer<typeof audioListQuery>;

/**
 * The paging headers of a list answer, as numbers, and the cursor of the next page where there is one. Where
 * `isAtLeast`, there are more than `total`: a search that finds very many is not counted to its end.
 */
export type Paging = {
  page: number;
  pageSize: number;
  pages: number;
  total: number;
  isAtLeast: boolean;
  nextCursor: string | null;
};
