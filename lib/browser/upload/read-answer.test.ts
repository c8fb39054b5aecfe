import { expect, it } from "vitest";
import { kindOf } from "./faults.ts";
import { readAnswer } from "./read-answer.ts";

it("hands out the JSON of a success", () => {
  expect(readAnswer({ status: 200, body: '{"handle":"x"}' })).toEqual({ ok: true, data: { handle: "x" } });
});

it.each([
  ["our own problem", 422, '{"code":"wrongDigest","detail":"Not the same."}', "wrongDigest", "other"],
  ["a final problem of ours", 413, '{"code":"tooLarge","detail":"Too large."}', "tooLarge", "final"],
  ["a proxy that refuses the size", 413, "<html>413</html>", "bodyLimit", "person"],
  ["a proxy that waited too long", 408, "<html>408</html>", "network", "line"],
  ["a proxy without a server", 502, "<html>", "unreachable", "line"],
  ["a proxy that throttles", 429, "", "tooManyRequests", "line"],
  ["no session", 401, "", "unauthenticated", "session"],
  ["JSON that is no problem", 400, "[]", "badRequest", "final"],
  ["a success that is no JSON", 200, "<html>", "unreachable", "line"],
  ["a redirect", 307, "", "badRequest", "final"],
])("%s", (_name, status, body, code, kind) => {
  const answer = readAnswer({ status, body });
  if (answer.ok) throw new Error("It passed for a success.");
  expect([answer.problem.code, kindOf(answer.problem)]).toEqual([code, kind]);
});

it.each([
  ["30", 30],
  ["", undefined],
  [null, undefined],
  ["Wed, 21 Oct 2026 07:28:00 GMT", undefined],
])("tells how long to wait: %s", (retryAfter, seconds) => {
  const answer = readAnswer({ status: 429, body: "", retryAfter });
  expect(answer.ok ? null : answer.problem.retryAfterSeconds).toBe(seconds);
});
