import { MOST_RECENT_SECONDS } from "../../domain/event-stream.ts";
import { keepReading } from "./keep-reading.ts";
import { createLive, type Live } from "./live.ts";
import { watchPageLife } from "./page-life.ts";
import { readStream } from "./read-stream.ts";

/** Where this app tells its browsers of changes. */
const ADDRESS = "/me/events";
const NAME = "earmark-live";

let live: Live | undefined;

/** What the page shows was read after it was asked for, which is when its clock began. */
function toAddress(): string {
  return `${ADDRESS}?recent=${Math.min(MOST_RECENT_SECONDS, Math.ceil(performance.now() / 1000))}`;
}

/** The one {@link Live} of this tab. In browsers alone. */
export function browserLive(): Live {
  live ??= open();
  return live;
}

function open(): Live {
  const opened = createLive({
    follow: (reading) => keepReading(reading, { read: (one) => readStream(toAddress(), one) }),
    inTurn: hasLocks() ? (work, signal) => navigator.locks.request(NAME, { signal }, work) : null,
    openChannel: () => new BroadcastChannel(NAME),
  });
  watchPageLife({ onAway: opened.pause, onBack: opened.resume, signal: new AbortController().signal });
  return opened;
}

/** They are missing on plain-http addresses. */
function hasLocks(): boolean {
  return navigator.locks !== undefined;
}
