import { z } from "zod";
import { audioState } from "./audio.ts";

const anyDateTime = z.iso.datetime({ offset: true, error: "A date-time looks like 2026-01-01T00:00:00Z." });

/** What every list takes. `after` and `before` are inclusive, on `createdAt`; `cursor` is opaque. */
export const listQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  "page-size": z.coerce.number().int().min(1).max(50).default(20),
  search: z.string().max(100).optional(),
  after: anyDateTime.optional(),
  before: anyDateTime.optional(),
  cursor: z.string().max(500).optional(),
});

export const spaceListQuery = listQuery.extend({
  sort: z.enum(["handle", "-handle", "createdAt", "-createdAt"]).default("handle"),
});

export const audioListQuery = listQuery.extend({
  sort: z.enum(["createdAt", "-createdAt", "handle", "-handle", "uploadedAt", "-uploadedAt"]).default("createdAt"),
  handle: z.preprocess(toList, z.array(z.string()).max(50, "At most 50 handles at once.").optional()),
  state: audioState.optional(),
});

/** A name that is given once in a query is a list of one. */
function toList(value: unknown): unknown {
  return typeof value === "string" ? [value] : value;
}

export const markListQuery = listQuery.extend({ sort: z.enum(["createdAt", "-createdAt"]).default("createdAt") });

export type ListQuery = z.infer<typeof listQuery> & { sort: string };
export type AudioListQuery = z.infer<typeof audioListQuery>;

/** The paging headers of a list answer, as numbers, and the cursor of the next page where there is one. */
export type Paging = { page: number; pageSize: number; pages: number; total: number; nextCursor: string | null };
