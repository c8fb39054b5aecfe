import { describe, expect, it } from "vitest";
import { createEventReader, HEARTBEAT, type StreamEvent, toEventText } from "./event-stream.ts";

const read = (...pieces: string[]): StreamEvent[] => pieces.flatMap(createEventReader());

const one = { event: "change", data: '{"audio":"tone: the first"}' };
const two = { event: "resync", data: "{}" };
const stream = `retry: 3000\n\n${toEventText(one)}${HEARTBEAT}${toEventText(two)}`;

describe("a stream of events", () => {
  it("is read as it was written", () => {
    expect(read(stream)).toEqual([one, two]);
  });

  it.each([
    ["LF", "\n"],
    ["CR LF", "\r\n"],
    ["CR", "\r"],
  ])("is the same wherever it is cut, with lines ended by %s", (_name, end) => {
    const text = `${stream.replaceAll("\n", end)}:`;
    for (let at = 0; at <= text.length; at++) expect(read(text.slice(0, at), text.slice(at))).toEqual([one, two]);
    expect(read(...text)).toEqual([one, two]);
  });

  it.each<[string, string, StreamEvent[]]>([
    ["without a name", "data: a\n\n", [{ event: "message", data: "a" }]],
    ["of several lines", "data: a\ndata:b\ndata\n\n", [{ event: "message", data: "a\nb\n" }]],
    ["without data", "event: change\n\n", []],
    ["whose name is gone with the one before", "event: change\n\ndata: a\n\n", [{ event: "message", data: "a" }]],
    ["with fields that nobody knows", "id: 7\nweather: fine\n: note\ndata: a\n\n", [{ event: "message", data: "a" }]],
    ["with more than one space", "data:  a \n\n", [{ event: "message", data: " a " }]],
    ["that is not whole", "data: a\n", []],
  ])("has an event %s", (_name, text, events) => {
    expect(read(text)).toEqual(events);
  });

  it.each([
    ["line", "x".repeat(100_001)],
    ["event", "data: x\n".repeat(20_000)],
  ])("is given up at a %s without end", (_name, text) => {
    expect(() => read(text)).toThrow(RangeError);
  });
});
