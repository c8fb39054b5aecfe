import { expect, it } from "vitest";
import { toHeardLanes } from "@/components/review/to-heard-lanes";

const person = (handle: string, alias: string | null, rate: number) => ({
  user: { handle, alias },
  share: 0.5,
  played: [{ from: 0, to: 10, rate }],
  skipped: [{ from: 10, to: 12 }],
});
const together = { share: 0.5, played: [{ from: 0, to: 10 }] };

it("stands oneself first, then the others, then all together", () => {
  const people = [person("ada", "Ada", 1.5), person("me", null, 2), person("bo", null, 1)];
  const lanes = toHeardLanes({ people, together, missing: null }, "me");
  expect(lanes.map(({ name, stretches }) => [name, ...stretches.map(({ mode }) => mode)])).toEqual([
    ["You", "fast", "skipped"],
    ["Ada", "played", "skipped"],
    ["bo", "played", "skipped"],
    ["Together", "played"],
  ]);
});

it.each([
  ["nobody has listened", [], []],
  ["nobody else has", [person("me", null, 1)], ["You"]],
  ["only others have", [person("ada", "Ada", 1)], ["Ada", "Together"]],
])("has no lane of nothing: %s", (_name, people, names) => {
  expect(toHeardLanes({ people, together, missing: null }, "me").map(({ name }) => name)).toEqual(names);
});
