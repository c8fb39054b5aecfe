import { z } from "zod";
import { comment } from "./comment.ts";
import { duration } from "./primitives.ts";
import { outcome, review } from "./review.ts";

/** The forms in which decisions and comments leave, with their types; the first is the usual one. */
export const EXPORT_TYPES = {
  json: "application/json",
  csv: "text/csv",
  audacity: "text/plain",
  webvtt: "text/vtt",
} as const;

export type ExportFormat = keyof typeof EXPORT_TYPES;

/** Without a format the `Accept` header decides. */
export const exportQuery = z.object({
  format: z.enum(Object.keys(EXPORT_TYPES) as [ExportFormat, ...ExportFormat[]]).optional(),
});

/** All that was decided and said of an audio, as far as the viewer may see it; comments as they stand in time. */
export const reviewExport = z.object({
  audio: z.object({ handle: z.string(), alias: z.string().nullable(), duration: duration.nullable() }),
  outcome: outcome.nullable(),
  reviews: z.array(review),
  comments: z.array(comment),
});

export type ReviewExport = z.infer<typeof reviewExport>;
