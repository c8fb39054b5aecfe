import { expect, it } from "vitest";
import { createChanges } from "./changes.ts";
import type { News } from "./news.ts";

const LONG_MS = 60_000;

it("tells those who wait for an audio, here and over the line, and nobody else", async () => {
  const said: string[] = [];
  let hear: (word: string | null) => void = () => undefined;
  const changes = createChanges((heard) => {
    hear = heard;
    return { say: (word) => said.push(word), close: async () => undefined };
  });
  const stop = new AbortController();
  let isOtherTold = false;
  const other = changes.next("other", { timeoutMs: LONG_MS, signal: stop.signal }).then(() => {
    isOtherTold = !stop.signal.aborted;
  });
  const here = changes.next("one", { timeoutMs: LONG_MS });
  changes.announce("one");
  await here;
  const there = changes.next("one", { timeoutMs: LONG_MS });
  hear("one");
  await there;
  expect(said).toEqual(["one"]);
  stop.abort();
  await other;
  expect(isOtherTold).toBe(false);
});

it("tells everyone where words may have been missed, whatever they are called", async () => {
  let hear: (word: string | null) => void = () => undefined;
  const changes = createChanges((heard) => {
    hear = heard;
    return { say: () => undefined, close: async () => undefined };
  });
  let looked = 0;
  const unlisten = changes.listen("jobs", () => looked++);
  const waiting = [changes.next("one", { timeoutMs: LONG_MS }), changes.next("error", { timeoutMs: LONG_MS })];
  hear(null);
  await Promise.all(waiting);
  expect(looked).toBe(1);
  unlisten();
  hear(null);
  hear("error");
  expect(looked).toBe(1);
});

it("tells what changed to those who follow, here and over the line, and whoever waits for the audio", async () => {
  const said: string[] = [];
  let hear: (word: string | null) => void = () => undefined;
  const changes = createChanges((heard) => {
    hear = heard;
    return { say: (word) => said.push(word), close: async () => undefined };
  });
  const news: News = { kind: "audio", spaceId: "space", audio: { id: "one", handle: "tone" }, by: null };
  const heard: unknown[] = [];
  const unfollow = changes.follow((one) => heard.push(one));
  const waiting = changes.next("one", { timeoutMs: LONG_MS });
  changes.tell(news);
  await waiting;
  changes.announce("one");
  changes.announce("jobs");
  hear(said[0] ?? "");
  hear(null);
  unfollow();
  changes.tell(news);
  expect(heard).toEqual([news, news, null]);
});

it("waits no longer than it may, and not at all for somebody who has gone", async () => {
  const changes = createChanges();
  await changes.next("one", { timeoutMs: 1 });
  await changes.next("one", { timeoutMs: LONG_MS, signal: AbortSignal.abort() });
});

it("lets any number wait, without a warning of a leak", async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on("warning", note);
  const changes = createChanges();
  const waiting = Array.from({ length: 50 }, () => changes.next("one", { timeoutMs: LONG_MS }));
  // Warnings come with the next tick.
  await new Promise(setImmediate);
  changes.announce("one");
  await Promise.all(waiting);
  process.off("warning", note);
  expect(warnings).toEqual([]);
});
