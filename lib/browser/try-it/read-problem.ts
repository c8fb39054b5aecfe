import type { Fault } from "../../contract/problem-body.ts";

/**
 * What a refusal says to people: its message, then each fault of the input by its path. Null where the body is no problem
 * of the contract. Without zod, which would be most of this page's script.
 */
export function readProblem(body: string | null): string | null {
  const { message, errors } = parse(body);
  if (typeof message !== "string") return null;
  const faults = Array.isArray(errors) ? errors.filter(isFault) : [];
  return [message, ...faults.map((fault) => `${fault.path}: ${fault.message}`)].join(" ");
}

function parse(body: string | null): { message?: unknown; errors?: unknown } {
  try {
    return Object(JSON.parse(body ?? ""));
  } catch {
    return {};
  }
}

function isFault(value: unknown): value is Fault {
  const { path, message } = Object(value) as Partial<Fault>;
  return typeof path === "string" && typeof message === "string";
}
