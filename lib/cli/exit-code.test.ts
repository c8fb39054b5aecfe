import { expect, it } from "vitest";
import { Problem } from "../contract/problem.ts";
import { EXIT, exitCodeOf, gravest } from "./exit-code.ts";
import { parseOptions, toCount, UsageError } from "./usage.ts";

it.each([
  ["a mistyped command", new UsageError("x"), 2],
  ["nobody signed in", new Problem("unauthenticated"), 4],
  ["a wrong password", new Problem("wrongCredentials"), 4],
  ["something forbidden", new Problem("forbidden"), 4],
  ["Ctrl-C", new DOMException("x", "AbortError"), 130],
  ["a server that does not answer", new Problem("unreachable"), 1],
  ["something that is not there", new Problem("notFound"), 1],
  ["a fault of ours", new TypeError("x"), 1],
])("%s ends with its code", (_name, error, code) => {
  expect(exitCodeOf(error)).toBe(code);
});

it("tells the gravest of many", () => {
  expect(gravest([])).toBe(EXIT.done);
  expect(gravest([EXIT.done, EXIT.refused])).toBe(EXIT.refused);
  expect(gravest([EXIT.refused, EXIT.failed, EXIT.done])).toBe(EXIT.failed);
});

it("takes options as they are meant, and tells of those it does not have", () => {
  const options = { wait: { type: "boolean", default: true }, space: { type: "string" } } as const;
  expect(parseOptions(["-", "--no-wait", "--space=a/b"], options)).toMatchObject({
    values: { wait: false, space: "a/b" },
    positionals: ["-"],
  });
  expect(() => parseOptions(["--what"], options)).toThrow(new UsageError("Unknown option '--what'."));
  expect(() => parseOptions(["--space"], options)).toThrow(UsageError);
});

it.each(["0", "-1", "1.5", "x", "", "99999999999"])("takes %j for no count", (text) => {
  expect(() => toCount(text, { name: "jobs", least: 1, fallback: 2 })).toThrow(UsageError);
});
