import { expect, it } from "vitest";
import { eventOfFault } from "./faults.ts";
import { readAnswer } from "./read-answer.ts";

it("hands out the JSON of a success", () => {
  expect(readAnswer(200, '{"handle":"x"}')).toEqual({ ok: true, data: { handle: "x" } });
});

it.each([
  ["our own problem", 422, '{"code":"wrongDigest","detail":"Not the same."}', "wrongDigest", "failed"],
  ["a final problem of ours", 413, '{"code":"tooLarge","detail":"Too large."}', "tooLarge", "refused"],
  ["a proxy that refuses the size", 413, "<html>413</html>", "tooLarge", "refused"],
  ["a proxy without a server", 502, "<html>", "unreachable", "failed"],
  ["a proxy that throttles", 429, "", "tooManyRequests", "failed"],
  ["no session", 401, "", "unauthenticated", "failed"],
  ["JSON that is no problem", 400, "[]", "badRequest", "refused"],
  ["a success that is no JSON", 200, "<html>", "unreachable", "failed"],
  ["a redirect", 307, "", "badRequest", "refused"],
])("%s", (_name, status, body, code, becomes) => {
  const answer = readAnswer(status, body);
  if (answer.ok) throw new Error("It passed for a success.");
  expect(answer.problem.code).toBe(code);
  expect(eventOfFault(answer.problem).type).toBe(becomes);
});
