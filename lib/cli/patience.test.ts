import { describe, expect, it } from "vitest";
import { Problem, type ProblemCode } from "../contract/problem.ts";
import { createPatience, insist, parseRetryAfter, pause } from "./patience.ts";

const signal = new AbortController().signal;

/** Fails with each of `codes`, then succeeds. Asked to come again at once. */
function failing(...codes: ProblemCode[]) {
  let calls = 0;
  const work = async () => {
    const code = codes[calls++];
    if (code) throw new Problem(code, undefined, { headers: { "retry-after": "0" } });
    return calls;
  };
  return work;
}

describe("insist", () => {
  it.each(["unreachable", "internal", "unavailable", "tooManyRequests", "stillRunning", "locked"] as const)(
    "tries again after %s",
    async (code) => {
      expect(await insist(failing(code, code), { forMs: 60_000, signal })).toBe(3);
    },
  );

  it.each([
    "badRequest",
    "unauthenticated",
    "forbidden",
    "notFound",
    "conflict",
    "tooLarge",
    "unusableFile",
    "noRoom",
  ] as const)("does not try again after %s", async (code) => {
    await expect(insist(failing(code), { forMs: 60_000, signal })).rejects.toMatchObject({ code });
  });

  it("does not hide a fault of ours behind another attempt", async () => {
    await expect(insist(() => Promise.reject(new TypeError("x")), { forMs: 60_000, signal })).rejects.toThrow(
      TypeError,
    );
  });

  it("gives up in the end, but not where the server says when to come again", async () => {
    await expect(insist(failing("unavailable"), { forMs: 0, signal })).rejects.toMatchObject({ code: "unavailable" });
    expect(await insist(failing("tooManyRequests"), { forMs: 0, signal })).toBe(2);
  });

  it("stops waiting when it is told to", async () => {
    const stop = new AbortController();
    const waiting = insist(() => Promise.reject(new Problem("unavailable", "", { headers: { "retry-after": "60" } })), {
      forMs: 60_000,
      signal: stop.signal,
      onWait: () => stop.abort(),
    });
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  });
});

it("is renewed by what succeeds", async () => {
  const patience = createPatience({ forMs: 1, signal });
  const problem = new Problem("unavailable", "", { headers: { "retry-after": "0" } });
  for (let round = 0; round < 3; round++) {
    await patience.wait(problem);
    patience.renew();
  }
  const impatient = createPatience({ forMs: 0, signal });
  await expect(impatient.wait(problem)).rejects.toBe(problem);
});

describe("the pause", () => {
  it.each([
    ["at first", { attempt: 0, askedMs: null, random: 1 }, 500],
    ["doubled", { attempt: 3, askedMs: null, random: 1 }, 4_000],
    ["scattered down to half", { attempt: 3, askedMs: null, random: 0 }, 2_000],
    ["never beyond half a minute", { attempt: 40, askedMs: null, random: 1 }, 30_000],
    ["as the server asks", { attempt: 5, askedMs: 7_000, random: 0 }, 7_000],
    ["not a whole day, whatever the server asks", { attempt: 0, askedMs: 86_400_000, random: 0 }, 300_000],
  ])("is %s", (_name, input, expected) => {
    expect(pause(input)).toBe(expected);
  });
});

describe("Retry-After", () => {
  it.each([
    ["absent", undefined, null],
    ["seconds", "7", 7_000],
    ["a date", "Thu, 01 Jan 1970 00:00:10 GMT", 9_000],
    ["a date that is past", "Thu, 01 Jan 1970 00:00:00 GMT", 0],
    ["nonsense", "soon", null],
  ])("%s", (_name, header, expected) => {
    expect(parseRetryAfter(header, 1_000)).toBe(expected);
  });
});
