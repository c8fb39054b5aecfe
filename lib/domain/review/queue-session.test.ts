import { describe, expect, it } from "vitest";
import {
  arriveAt,
  beginSession,
  endSession,
  extendSession,
  noteDecision,
  noteLeaving,
  noteUndo,
  placeIn,
  type QueueEntry,
  summarize,
} from "./queue-session.ts";

const entry = (handle: string): QueueEntry => ({
  handle,
  name: `Clip ${handle}`,
  durationSeconds: 3,
  sampleRateHz: 8000,
});
const stretch = (handles: string, nextCursor: string | null = null) => ({
  entries: [...handles].map(entry),
  total: handles.length,
  isAtLeast: false,
  nextCursor,
});
const begin = (handles: string, current = handles[0] as string) =>
  beginSession({ key: "q", current: entry(current), nowMs: 0 }, stretch(handles));

describe("a session of reviewing", () => {
  it("begins where one is, also where the list has let go of that", () => {
    expect(placeIn(begin("abc"))).toEqual({ number: 1, previous: null, next: entry("b") });
    expect(placeIn(begin("abc", "b"))).toEqual({ number: 2, previous: entry("a"), next: entry("c") });
    const late = begin("bc", "a");
    expect([late.total, placeIn(late).number, placeIn(late).next]).toEqual([3, 1, entry("b")]);
  });

  it("goes on with more of the list, nothing twice", () => {
    const more = extendSession({ ...begin("abc"), nextCursor: "x" }, stretch("cde"));
    expect(more.entries.map(({ handle }) => handle).join("")).toBe("abcde");
    expect(more.nextCursor).toBeNull();
    expect(more.total).toBe(3);
  });

  it("knows nobody beside the last one", () => {
    expect(placeIn(arriveAt(begin("ab"), "b", 1))).toEqual({ number: 2, previous: entry("a"), next: null });
  });

  it("counts what became of each audio, and how long the middle one took", () => {
    let session = noteDecision(begin("abcd"), { handle: "a", decision: "accept", nowMs: 4000 });
    session = noteLeaving(session, 5000);
    session = arriveAt(session, "b", 5000);
    session = noteLeaving(session, 6000);
    session = arriveAt(session, "c", 6000);
    session = noteDecision(session, { handle: "c", decision: "reject", nowMs: 8000 });
    session = arriveAt(session, "d", 9000);
    session = noteDecision(session, { handle: "d", decision: "unsure", nowMs: 18_000 });
    expect(summarize(session, 20_000)).toEqual({
      accept: 1,
      reject: 1,
      unsure: 1,
      skipped: 1,
      seconds: 20,
      medianSeconds: 4,
    });
  });

  it("takes the last decision on an audio that one came back to", () => {
    let session = noteLeaving(begin("ab"), 1000);
    session = arriveAt(session, "b", 1000);
    session = arriveAt(session, "a", 2000);
    session = noteDecision(session, { handle: "a", decision: "reject", nowMs: 3000 });
    session = noteDecision(session, { handle: "a", decision: "accept", nowMs: 5000 });
    expect(summarize(session, 5000)).toMatchObject({ accept: 1, reject: 0, skipped: 0, medianSeconds: 3 });
  });

  it("counts a decision that came after one had left", () => {
    const left = arriveAt(noteLeaving(begin("ab"), 2000), "b", 2000);
    const noted = noteDecision(left, { handle: "a", decision: "accept", nowMs: 9000 });
    expect(summarize(noted, 9000)).toMatchObject({ accept: 1, skipped: 0, medianSeconds: 2 });
    const over = noteDecision(endSession(begin("ab"), 3000), { handle: "a", decision: "reject", nowMs: 9000 });
    expect(summarize(over, 9000)).toMatchObject({ reject: 1, skipped: 0, medianSeconds: 3 });
  });

  it("forgets what is undone: what was left counts as passed over, and where one is nothing does", () => {
    const here = noteDecision(begin("ab"), { handle: "a", decision: "accept", nowMs: 1000 });
    expect(summarize(noteUndo(here, { handle: "a", decision: null }), 0)).toMatchObject({ accept: 0, skipped: 0 });
    expect(summarize(noteUndo(here, { handle: "a", decision: "reject" }), 0)).toMatchObject({ accept: 0, reject: 1 });
    const left = arriveAt(here, "b", 1000);
    expect(summarize(noteUndo(left, { handle: "a", decision: null }), 0)).toMatchObject({ accept: 0, skipped: 1 });
    expect(noteUndo(left, { handle: "b", decision: null })).toBe(left);
  });

  it("has half way between two a median, and without decisions none", () => {
    let session = noteDecision(begin("ab"), { handle: "a", decision: "accept", nowMs: 2000 });
    session = arriveAt(session, "b", 2000);
    session = noteDecision(session, { handle: "b", decision: "accept", nowMs: 6000 });
    expect(summarize(session, 6000).medianSeconds).toBe(3);
    expect(summarize(begin("ab"), 6000).medianSeconds).toBeNull();
  });

  it("lasts no longer once it is over", () => {
    const over = endSession(begin("ab"), 3000);
    expect(summarize(over, 60_000)).toMatchObject({ seconds: 3, skipped: 1 });
  });

  it("goes on where it is on coming to the same audio again", () => {
    const session = begin("ab");
    expect(arriveAt(session, "a", 9000)).toBe(session);
  });
});
