import { describe, expect, it, vi } from "vitest";
import type { AudioChange } from "../../domain/audio-change.ts";
import { createEventReader, type StreamEvent } from "../../domain/event-stream.ts";
import { createLiveStream } from "./live-stream.ts";

const change = (audio: string): AudioChange => ({ owner: "ada", space: "main", audio, kind: "audio" });
const resync = { event: "resync", data: "{}" };
const toEvent = (audio: string): StreamEvent => ({ event: "change", data: JSON.stringify(change(audio)) });

async function readAll(body: ReadableStream<Uint8Array>): Promise<StreamEvent[]> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of body) text += decoder.decode(bytes);
  return createEventReader()(text);
}

/** More than is sent ahead of a reader who does not read, and than waits for one. */
function fill({ tell }: ReturnType<typeof createLiveStream>, count: number): string[] {
  const names = Array.from({ length: count }, (_none, index) => `${"long-name-".repeat(4)}${index}`);
  for (const name of names) tell(change(name));
  return names;
}

describe("a stream of changes", () => {
  it("begins at once, and brings what it is told, in order", async () => {
    const stream = createLiveStream(() => undefined);
    const reader = stream.body.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("retry: 3000\n\n");
    reader.releaseLock();
    for (const name of ["one", "two", "one"]) stream.tell(change(name));
    stream.beat();
    stream.resync();
    stream.end();
    expect(await readAll(stream.body)).toEqual([toEvent("one"), toEvent("two"), toEvent("one"), resync]);
  });

  it("tells somebody who does not read of each change once, and the same one no more than once again", async () => {
    const stream = createLiveStream(() => undefined);
    const names = fill(stream, 150);
    for (const name of names) stream.tell(change(name));
    const reading = readAll(stream.body);
    await vi.waitFor(() => expect(stream.body.locked).toBe(true));
    stream.tell(change("last"));
    // What waits goes when it is read, not when it ends.
    await new Promise((resolve) => setTimeout(resolve));
    stream.end();
    const told = (await reading).map(({ data }) => data);
    expect(new Set(told).size).toBe(151);
    expect(told.length).toBeLessThanOrEqual(301);
    expect(told.at(-1)).toBe(toEvent("last").data);
  });

  it("keeps no more for a slow reader than a word that something was missed", async () => {
    const stream = createLiveStream(() => undefined);
    const names = fill(stream, 2000);
    const reading = readAll(stream.body);
    await new Promise((resolve) => setTimeout(resolve));
    stream.tell(change("after"));
    stream.end();
    const events = await reading;
    expect(events.filter(({ event }) => event === "resync")).toHaveLength(1);
    expect(events.slice(-2)).toEqual([resync, toEvent("after")]);
    expect(events.length).toBeLessThan(names.length / 2);
  });

  it("sends no heartbeat ahead of what waits", async () => {
    const stream = createLiveStream(() => undefined);
    for (let n = 0; n < 20_000; n++) stream.beat();
    stream.end();
    expect((await new Response(stream.body).text()).length).toBeLessThan(20_000);
  });

  it.each<[string, (stream: ReturnType<typeof createLiveStream>) => unknown]>([
    ["its sender", (stream) => stream.end()],
    ["its reader", (stream) => stream.body.cancel()],
  ])("is ended by %s, once, and takes nothing more", async (_name, end) => {
    const onEnd = vi.fn();
    const stream = createLiveStream(onEnd);
    await end(stream);
    stream.tell(change("late"));
    stream.beat();
    stream.resync();
    stream.end();
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});
