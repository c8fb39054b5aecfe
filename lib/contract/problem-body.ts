import { z } from "zod";

/** One fault of a validated input: where it is (`alias`, `query.page-size`) and what is wrong with it. */
export const fault = z.object({ path: z.string(), message: z.string() });

/** The JSON body of every error answer (RFC 9457). `message` equals `detail`: clients of the contract read it. */
export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  message: z.string(),
  instance: z.string(),
  code: z.string(),
  errors: z.array(fault).optional(),
});

export type Fault = z.infer<typeof fault>;
export type ProblemBody = z.infer<typeof problemBody>;
