import { expect, it } from "vitest";
import { roles } from "../permissions.ts";
import { outcomeOf, seesReviews } from "./outcome.ts";

it.each([
  // accept reject quorum
  [0, 0, 1, "undecided"],
  [0, 0, 0, "undecided"],
  [1, 0, 1, "accepted"],
  [0, 1, 1, "rejected"],
  [1, 1, 1, "disputed"],
  [3, 1, 1, "disputed"],
  [1, 0, 2, "undecided"],
  [0, 1, 2, "undecided"],
  [1, 1, 2, "disputed"],
  [2, 0, 2, "accepted"],
  [0, 2, 2, "rejected"],
  [2, 1, 2, "disputed"],
  [1, 1, 3, "undecided"],
  [3, 0, 3, "accepted"],
  [2, 1, 3, "disputed"],
] as const)("%d who accept and %d who reject, where %d have to, come to %s", (accept, reject, quorum, outcome) => {
  expect(outcomeOf({ accept, reject }, quorum)).toBe(outcome);
});

it.each([
  // who sees others' reviews before they have decided, and after
  [1, ["viewer", "reviewer", "editor", "admin"]],
  [2, ["viewer", "admin"]],
  [3, ["viewer", "admin"]],
] as const)("where %d have to decide, %j see what others did before they have decided themselves", (quorum, seeing) => {
  expect(roles.filter((role) => seesReviews({ role, quorum, hasDecided: false }))).toEqual(seeing);
  expect(roles.filter((role) => seesReviews({ role, quorum, hasDecided: true }))).toEqual([...roles]);
  expect(seesReviews({ role: null, quorum: 2, hasDecided: false })).toBe(false);
});
