import type { z } from "zod";
import { Problem } from "../contract/problem.ts";

/** What an endpoint answered, as its schema has it. Throws the problem `badAnswer`, which names what is wrong with it. */
export function parseAnswer<S extends z.ZodType>(name: string, schema: S, answer: unknown): z.output<S> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues as [z.core.$ZodIssue];
  const place = path.length > 0 ? ` at ${path.join(".")}` : "";
  throw new Problem("badAnswer", `The API's answer to ${name} is not of the contract${place}: ${message}`, {
    cause: parsed.error,
  });
}
