import { type AudioChange, parseAudioChange } from "../../domain/audio-change.ts";
import { createEventReader, EVENT_STREAM, type StreamEvent } from "../../domain/event-stream.ts";

/** Longer than two heartbeats of the server: a line that is silent for so long is none. */
const SILENCE_MS = 40_000;
/** Answers that say the same if one asks again: nobody is signed in, or the server has no such stream. */
const FINAL = [204, 400, 401, 403, 404, 405, 406, 501];

/**
 * How reading came to an end. `refused`: asking again is of no use for now. Otherwise it is, after `afterMs` at the earliest;
 * `lastedMs` is for how long the stream was open.
 */
export type StreamEnd = { result: "refused" } | { result: "ended"; afterMs: number; lastedMs: number };

/** What is heard: null where changes may have been missed. */
export type Hear = (change: AudioChange | null) => void;

export type Reading = { onOpen: () => void; hear: Hear; signal: AbortSignal };

/** Reads the stream of changes at an address of this origin until it ends, breaks, or `signal` fires. Never throws. */
export async function readStream(address: string, { onOpen, hear, signal }: Reading): Promise<StreamEnd> {
  const silence = watchSilence();
  const stop = AbortSignal.any([signal, silence.signal]);
  const askedMs = performance.now();
  try {
    const answer = await fetch(address, { headers: { accept: EVENT_STREAM }, cache: "no-store", signal: stop });
    if (FINAL.includes(answer.status)) return { result: "refused" };
    if (!answer.ok || !answer.body || !answer.headers.get("content-type")?.startsWith(EVENT_STREAM)) {
      return { result: "ended", afterMs: Number(answer.headers.get("retry-after") ?? 0) * 1000 || 0, lastedMs: 0 };
    }
    onOpen();
    await readAll(answer.body, { hear, onBytes: silence.heard });
  } catch {
    // Whatever broke, it is read anew.
  } finally {
    silence.end();
  }
  return { result: "ended", afterMs: 0, lastedMs: performance.now() - askedMs };
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  { hear, onBytes }: { hear: Hear; onBytes: () => void },
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const toEvents = createEventReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      onBytes();
      for (const event of toEvents(decoder.decode(part.value, { stream: true }))) tell(event, hear);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function tell({ event, data }: StreamEvent, hear: Hear): void {
  if (event === "resync") hear(null);
  if (event !== "change") return;
  const change = parseAudioChange(parseJson(data));
  if (change) hear(change);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A signal that fires once nothing has been heard for so long. */
function watchSilence() {
  const controller = new AbortController();
  const giveUp = () => controller.abort(new Error("The stream of events has fallen silent."));
  let timer = setTimeout(giveUp, SILENCE_MS);
  const end = () => clearTimeout(timer);
  return {
    signal: controller.signal,
    heard() {
      end();
      timer = setTimeout(giveUp, SILENCE_MS);
    },
    end,
  };
}
