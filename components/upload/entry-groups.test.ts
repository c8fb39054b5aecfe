import { describe, expect, it } from "vitest";
import { entriesIn, entryOf } from "./entry-fakes";
import { groupNames, idsOf, isPausable, isSafeToRetry, type Pins, toGroups, toShown } from "./entry-groups";

const noPins: Pins = new Map();
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id).join(" ");

describe("the groups", () => {
  it("have every stage once, what needs a person first", () => {
    const stages = [
      ...(["available", "waiting", "paused", "checking", "encoding", "sending", "received"] as const),
      ...(["converting", "failed", "refused", "missing", "held", "cancelled"] as const),
    ];
    const groups = toGroups(entriesIn(...stages), noPins);
    expect(groupNames.map((name) => `${name}: ${ids(groups[name].entries)}`)).toEqual([
      "held: 12",
      "missing: 11",
      "stopped: 9 10",
      "underWay: 3 4 5 6 7 8",
      "waiting: 2",
      "finished: 13 1",
    ]);
  });

  it("leave a row where it is as long as somebody is at work in it, and count it where it belongs", () => {
    const groups = toGroups(entriesIn("available", "waiting"), new Map([["1", "waiting"]]));
    expect(ids(groups.waiting.entries)).toBe("1 2");
    expect([groups.waiting.count, groups.finished.count]).toEqual([1, 1]);
  });
});

describe("what is shown of a group", () => {
  it("is all of a small one", () => {
    const entries = entriesIn("waiting", "waiting");
    expect(toShown(entries, 2, noPins)).toBe(entries);
  });

  it("is the first of a large one, and the pinned", () => {
    const entries = entriesIn("waiting", "waiting", "waiting", "waiting");
    expect(ids(toShown(entries, 2, noPins))).toBe("1 2");
    expect(ids(toShown(entries, 2, new Map([["4", "waiting"]])))).toBe("1 2 4");
  });

  it("is what moves before what stands, in the order of the queue", () => {
    const entries = entriesIn("paused", "paused", "received", "sending", "converting");
    expect(ids(toShown(entries, 3, noPins))).toBe("1 4 5");
  });

  it("is never more than asked for, however much moves", () => {
    expect(ids(toShown(entriesIn("converting", "converting", "converting"), 2, noPins))).toBe("1 2");
  });
});

it("tries nothing again by itself that may have arrived", () => {
  const unconfirmed = entryOf({ id: "2", stage: "failed", fault: { code: "unconfirmed", detail: "Look." } });
  const failed = entryOf({ id: "3", stage: "failed", fault: { code: "network", detail: "Gone." } });
  expect(idsOf([entryOf(), unconfirmed, failed], isSafeToRetry)).toEqual(["3"]);
});

it.each([
  ["waits", entryOf(), true],
  ["is sent", entryOf({ stage: "sending" }), true],
  ["is tried again soon", entryOf({ stage: "failed", retryAtMs: 5 }), true],
  ["has failed for good", entryOf({ stage: "failed" }), false],
  ["is paused", entryOf({ stage: "paused" }), false],
  ["is held", entryOf({ stage: "held" }), false],
  ["is at the server", entryOf({ stage: "converting" }), false],
])("a file that %s: pausable or not", (_, entry, answer) => {
  expect(isPausable(entry)).toBe(answer);
});
