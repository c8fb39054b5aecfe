/** The media type of server-sent events. */
export const EVENT_STREAM = "text/event-stream";

/** So far back a stream of changes can begin. */
export const MOST_RECENT_SECONDS = 30;

/** One event of a stream. Without a name of its own it is a `message`. */
export type StreamEvent = { event: string; data: string };

/** A comment, which every reader passes over: it shows that the line still stands. */
export const HEARTBEAT = ":\n\n";

/** More than this of one event nobody sends, and nobody should keep. */
const EVENT_MAX_LENGTH = 100_000;

/** An event as it stands in a stream. `data` has no line breaks: JSON has none. */
export function toEventText({ event, data }: StreamEvent): string {
  return `event: ${event}\ndata: ${data}\n\n`;
}

/**
 * Reads a stream of events as its text arrives, in pieces of any size: each call gives the events that are whole by now.
 * After the specification of HTML, 9.2.6: lines end with CR, LF or both, comments and unknown fields are passed over, and an
 * event without data is none. Throws a RangeError on an event without end.
 */
export function createEventReader(): (text: string) => StreamEvent[] {
  let rest = "";
  let event = "";
  let data: string[] = [];
  let length = 0;

  function take(line: string): StreamEvent[] {
    if (line === "") return dispatch();
    const [name, value] = toField(line);
    if (name === "event") event = value;
    if (name === "data") data.push(value);
    length += line.length;
    return [];
  }

  function dispatch(): StreamEvent[] {
    const whole = data.length > 0 ? [{ event: event || "message", data: data.join("\n") }] : [];
    event = "";
    data = [];
    length = 0;
    return whole;
  }

  return (text) => {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    const events = lines.flatMap(take);
    if (length + rest.length > EVENT_MAX_LENGTH) throw new RangeError("An event of the stream has no end.");
    return events;
  };
}

function toField(line: string): [name: string, value: string] {
  const at = line.indexOf(":");
  if (at < 0) return [line, ""];
  const value = line.slice(at + 1);
  return [line.slice(0, at), value.startsWith(" ") ? value.slice(1) : value];
}
