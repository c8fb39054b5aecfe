import { expect, it } from "vitest";
import { toStandingWords } from "@/components/review/review-words";

it.each([
  ["undecided", 1, { accept: 0, reject: 0 }, "Nobody has decided yet."],
  ["undecided", 1, null, "Nobody has decided yet."],
  ["undecided", 2, { accept: 1, reject: 0 }, "1 of 2 have decided."],
  ["undecided", 3, { accept: 1, reject: 1 }, "2 of 3 have decided."],
  ["undecided", 2, null, "2 people decide, each without knowing what the others did."],
  ["accepted", 1, { accept: 1, reject: 0 }, "1 person accepts it."],
  ["accepted", 2, { accept: 3, reject: 0 }, "3 people accept it."],
  ["rejected", 1, { accept: 0, reject: 1 }, "1 person rejects it."],
  ["accepted", 2, null, ""],
  [
    "disputed",
    2,
    { accept: 1, reject: 2 },
    "1 person accepts it, 2 people reject it. It is settled when somebody changes their mind.",
  ],
  ["disputed", 2, null, "They do not agree. It is settled when somebody changes their mind."],
] as const)("%s by a quorum of %d: %j", (outcome, quorum, counts, words) => {
  expect(toStandingWords({ outcome, quorum, counts })).toBe(words);
});
