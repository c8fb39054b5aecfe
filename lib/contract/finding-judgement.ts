import { z } from "zod";
import { FINDING_KINDS } from "../domain/findings/finding.ts";
import { FINDING_VERDICTS } from "../domain/review/judgements.ts";
import { dateTime, reference } from "./primitives.ts";

const verdict = z.enum(FINDING_VERDICTS);

/**
 * What one person says of one finding, which is named by its handle; with what it is and where, so that it can be told even
 * when looking again finds it no longer.
 */
export const findingJudgement = z.object({
  finding: z.string(),
  kind: z.enum(FINDING_KINDS),
  from: z.number(),
  to: z.number(),
  channel: z.int().nullable(),
  user: reference,
  verdict,
  createdAt: dateTime,
  updatedAt: dateTime,
});

export const putFindingJudgement = z.object({ verdict });

export type FindingJudgement = z.infer<typeof findingJudgement>;
