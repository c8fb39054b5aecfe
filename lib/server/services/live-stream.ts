import type { AudioChange } from "../../domain/audio-change.ts";
import { HEARTBEAT, toEventText } from "../../domain/event-stream.ts";

/** So much of a stream is sent ahead of its reader. */
const AHEAD_BYTES = 16_384;
/** So many changes wait for a slow reader; where more come, it is told to look again instead. */
const MOST_WAITING = 200;
/** What `EventSource` waits before it opens the stream anew. */
const RETRY_MS = 3000;

const RESYNC = toEventText({ event: "resync", data: "{}" });

/** The sending end of one stream of events. */
export type LiveStream = {
  readonly body: ReadableStream<Uint8Array>;
  /** Sends a change; one that waits to be sent already is sent once. */
  tell(change: AudioChange): void;
  /** Says that changes may have been missed. */
  resync(): void;
  /** Shows that the line still stands. */
  beat(): void;
  end(): void;
};

/** A stream that nothing has been told to yet. `onEnd` is called once, when either end has ended it. */
export function createLiveStream(onEnd: () => void): LiveStream {
  const encoder = new TextEncoder();
  const waiting = new Map<string, string>();
  let isOver = false;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  function send(text: string): void {
    controller?.enqueue(encoder.encode(text));
  }

  const canSend = () => !isOver && (controller?.desiredSize ?? 0) > 0;

  function flush(): void {
    if (!canSend() || waiting.size === 0) return;
    const text = [...waiting.values()].join("");
    // First: what is sent may be read, and more asked for, before `send` returns.
    waiting.clear();
    send(text);
  }

  function wait(text: string): void {
    if (isOver || waiting.has(RESYNC)) return;
    if (text === RESYNC || waiting.size >= MOST_WAITING) {
      waiting.clear();
      waiting.set(RESYNC, RESYNC);
    } else waiting.set(text, text);
    flush();
  }

  function over(): void {
    if (isOver) return;
    isOver = true;
    waiting.clear();
    onEnd();
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start(opened) {
        controller = opened;
        // Something at once: then the headers are on their way too.
        send(`retry: ${RETRY_MS}\n\n`);
      },
      pull: flush,
      cancel: over,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: AHEAD_BYTES }),
  );

  return {
    body,
    tell: (change) => wait(toEventText({ event: "change", data: JSON.stringify(change) })),
    resync: () => wait(RESYNC),
    beat() {
      if (canSend()) send(HEARTBEAT);
    },
    end() {
      if (isOver) return;
      over();
      controller?.close();
    },
  };
}
