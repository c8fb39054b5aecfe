import type { z } from "zod";
import { Problem } from "../contract/problem.ts";

/** The input of an action as its schema makes it; throws the problem `invalid` with every fault. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  throw new Problem("invalid", errors[0]?.message, { errors });
}
