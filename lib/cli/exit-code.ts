import { isProblem } from "../contract/problem.ts";
import { UsageError } from "./usage.ts";

/** What the command ends with; `earmark help` tells people the same. */
export const EXIT = { done: 0, failed: 1, usage: 2, refused: 3, forbidden: 4, interrupted: 130, unread: 141 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Whether nothing else can succeed either after this: one is not signed in, or may not do it. */
export function isForbidden(error: unknown): boolean {
  return isProblem(error) && ["unauthenticated", "wrongCredentials", "forbidden"].includes(error.code);
}

/** Whether the work was stopped from outside, by Ctrl-C for one. */
export function isInterrupted(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** The exit code of a command that ended with `error`. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError) return EXIT.usage;
  if (isInterrupted(error)) return EXIT.interrupted;
  return isForbidden(error) ? EXIT.forbidden : EXIT.failed;
}

/** Graver codes hide lighter ones. */
const GRAVEST_FIRST: readonly ExitCode[] = [EXIT.interrupted, EXIT.forbidden, EXIT.failed, EXIT.refused];

/** The one code for many things that ended in these ways. */
export function gravest(codes: readonly ExitCode[]): ExitCode {
  return GRAVEST_FIRST.find((code) => codes.includes(code)) ?? EXIT.done;
}
