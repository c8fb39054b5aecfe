import { describe, expect, it } from "vitest";
import type { MyReview } from "@/components/review/my-review";
import { afterLearning, afterSaving, afterUndoing, type Draft } from "@/components/review/review-draft";

const typed: Draft = { reasons: ["noise"], note: "It hums. " };
const later: Draft = { reasons: ["noise"], note: "It hums. And it" };
const empty: Draft = { reasons: [], note: "" };
const rejected: MyReview = { decision: "reject", reasons: ["noise"], note: "It hums." };
const accepted: MyReview = { decision: "accept", reasons: [], note: "It hums." };

describe("the draft of a review", () => {
  it("is what was saved, unless somebody typed on", () => {
    expect(afterSaving(typed, { sent: typed, review: accepted })).toEqual({ reasons: [], note: "It hums." });
    expect(afterSaving(later, { sent: typed, review: accepted })).toEqual(later);
  });

  it.each<[string, Draft, MyReview | null, Draft]>([
    ["the first decision: as it was typed", { reasons: [], note: "It hums." }, null, typed],
    [
      "a later one: as it was with the one before",
      { reasons: [], note: "It hums." },
      { ...rejected, note: null },
      { ...typed, note: "" },
    ],
    ["after somebody typed on: as it is", later, null, later],
  ])("is after undoing %s", (_name, now, before, expected) => {
    expect(afterUndoing(now, { sent: typed, review: accepted, before })).toEqual(expected);
  });

  it.each<[string, Draft, { before: MyReview | null; known: MyReview | null }, Draft]>([
    ["follows what is decided elsewhere", empty, { before: null, known: accepted }, { reasons: [], note: "It hums." }],
    ["is not overtaken by it", typed, { before: null, known: accepted }, typed],
    [
      "outlives what is taken back",
      { reasons: ["noise"], note: "It hums." },
      { before: rejected, known: null },
      { reasons: ["noise"], note: "It hums." },
    ],
  ])("%s", (_name, now, learned, expected) => expect(afterLearning(now, learned)).toEqual(expected));
});
