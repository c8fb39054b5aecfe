import { expect, it } from "vitest";
import { unknownLimit } from "@/lib/domain/part-size";
import type { UploadLine } from "@/lib/domain/upload-line";
import { toLineWords, toPartLimitWords, toReloadWords, toRetryWords } from "./line-words";

const down = (code: string, detail = "The server does not answer."): UploadLine => {
  return { state: "down", failures: 1, fault: { code, detail }, retryAtMs: 1 };
};

it.each<[string, UploadLine, string | null]>([
  ["up", { state: "up", failures: 2 }, null],
  ["down", down("unreachable"), "The server does not answer."],
  ["offline", down("offline"), "This computer is offline. The uploads go on by themselves when it is back."],
  ["asked to wait", down("tooManyRequests"), "The server has much to do and asked to wait."],
  ["signed out", { state: "signedOut" }, "Your session has ended. Sign in again: the uploads go on, nothing is lost."],
  ["outdated", { state: "outdated" }, "Earmark was updated. Reload the page: the uploads go on."],
])("the line is %s", (_, line, words) => {
  expect(toLineWords(line)).toBe(words);
});

it.each([
  [8, "Trying again in 8 s."],
  [125, "Trying again in 2 min 5 s."],
  [0, "Trying again now."],
])("%d seconds until it is tried: %s", (seconds, words) => {
  expect(toRetryWords(seconds)).toBe(words);
});

it("says how many files a reload would cost", () => {
  expect([toReloadWords(0), toReloadWords(1), toReloadWords(12)]).toEqual([
    null,
    "1 file will have to be chosen again after that.",
    "12 files will have to be chosen again after that.",
  ]);
});

it.each([
  [786_432, "1 MiB"],
  [790_000, "1 MiB"],
  [1_572_864, "2 MiB"],
  [98_304, "128 KiB"],
  [100_000, "130 KiB"],
])("a part of %d bytes that was refused: above about %s", (refusedBytes, size) => {
  const words = toPartLimitWords({ ...unknownLimit, refusedBytes });
  expect(words?.problem).toContain(`takes no requests above about ${size}.`);
  expect(words?.remedy).toContain("client_max_body_size 32m");
});

it("tells of cuts once they are no accident", () => {
  expect(toPartLimitWords(unknownLimit)).toBeNull();
  expect(toPartLimitWords({ ...unknownLimit, cuts: 2 })).toBeNull();
  expect(toPartLimitWords({ ...unknownLimit, cuts: 4 })?.problem).toContain("cut 4 times");
  expect(toPartLimitWords({ ...unknownLimit, cuts: 4 })?.remedy).toContain("client_body_timeout");
});
