import { expect, it } from "vitest";
import { toWhatIfWords } from "@/components/policy/what-if-words";

const none = { accept: 0, warn: 0, refuse: 0, unknown: 0 };
const preview = { total: 214, looked: 214, before: none, after: none, changed: 0, examples: [] };

it("sums a preview up", () => {
  expect(toWhatIfWords({ ...preview, after: { ...none, accept: 190, warn: 20, refuse: 4 }, changed: 6 })).toBe(
    "Of 214 audios: 190 accepted, 20 warned, 4 refused; 6 would change.",
  );
});

it("says what it does not know, and how far it looked", () => {
  const after = { ...none, accept: 4990, unknown: 10 };
  expect(toWhatIfWords({ ...preview, total: 12_000, looked: 5000, after })).toBe(
    "Of the newest 5,000 of 12,000 audios: 4,990 accepted, 0 warned, 0 refused, 10 not known yet; none would change.",
  );
});

it("says that there is nothing to look at", () => {
  expect(toWhatIfWords({ ...preview, total: 0, looked: 0 })).toMatch(/no audios yet/);
});
