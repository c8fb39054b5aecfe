import type { QueueSession } from "../../domain/review/queue-session.ts";
import { createStore, type Store } from "../player/store.ts";

const STORAGE_KEY = "earmark.queue";

type Kept = {
  session: QueueSession | null;
  /** The audio that is to play as soon as its page is there: one went to it through the queue. */
  playAt: string | null;
  /** The audio of which a page fetched beforehand may be out of date. */
  staleAt: string | null;
};

let store: Store<Kept> | undefined;

/** The going through a queue in this tab. It outlives pages, and a reload where the browser keeps things. */
export function queueStore(): Store<Kept> {
  if (store) return store;
  const made = createStore<Kept>({ session: readStored(), playAt: null, staleAt: null });
  made.subscribe(() => writeStored(made.get().session));
  store = made;
  return made;
}

function readStored(): QueueSession | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? "null") as QueueSession | null;
    // Another release may have written it, and what cannot be read is begun anew.
    return Array.isArray(kept?.entries) && typeof kept.steps === "object" ? kept : null;
  } catch {
    return null;
  }
}

function writeStored(session: QueueSession | null): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(session));
  } catch {
    // Then the session ends with the page.
  }
}

/** Another session begins, with this audio, which plays as soon as it is there. */
export function startQueue(handle: string): void {
  queueStore().set({ session: null, playAt: handle });
}
