import { freshLine, type LineEvent, reduceLine, type UploadLine } from "../../domain/upload-line.ts";
import type { UploadFault } from "../../domain/upload-queue.ts";

/** Watches over the line that all uploads share. */
export type LineWatch = {
  line(): UploadLine;
  isUp(): boolean;
  /** A request found no way: it is tried again later, at once when the browser is online again. */
  broke(fault: UploadFault, retryAfterSeconds?: number): void;
  worked(): void;
  sessionEnded(): void;
  /** The person is signed in, as far as the page knows. */
  signedIn(): void;
  outdated(): void;
  /** Tries it now instead of later. */
  tryNow(): void;
  close(): void;
};

type LineWatchOptions = {
  onChange: () => void;
  /** Whether the server answers at all. Never rejects. */
  ping: () => Promise<boolean>;
  /** Whether the person whose uploads these are is signed in again. Never rejects. */
  isSignedIn: () => Promise<boolean>;
  random?: () => number;
};

/** How often it is asked whether the person has signed in, in this tab or another. */
const SIGN_IN_MS = 5000;

const offline: UploadFault = { code: "offline", detail: "This computer is offline." };

export function createLineWatch(options: LineWatchOptions): LineWatch {
  const { onChange, ping, isSignedIn, random = Math.random } = options;
  let line = freshLine;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTrying = false;
  const listening = new AbortController();

  function apply(event: LineEvent): void {
    const before = line;
    line = reduceLine(line, event);
    if (line === before) return;
    clearTimeout(timer);
    if (line.state === "down") timer = setTimeout(tryIt, line.retryAtMs - Date.now());
    if (line.state === "signedOut") timer = setTimeout(askForSession, SIGN_IN_MS);
    onChange();
  }

  function broke(fault: UploadFault, retryAfterSeconds?: number): void {
    const isOffline = globalThis.navigator?.onLine === false;
    const told = isOffline ? offline : fault;
    apply({ type: "broke", fault: told, retryAfterSeconds, nowMs: Date.now(), random: random() });
  }

  /** A small question first: a server that is away costs no file an attempt. */
  async function tryIt(): Promise<void> {
    if (line.state !== "down" || isTrying) return;
    clearTimeout(timer);
    isTrying = true;
    const answers = await ping();
    isTrying = false;
    if (listening.signal.aborted) return;
    apply(answers ? { type: "tried" } : { type: "unanswered", nowMs: Date.now(), random: random() });
  }

  async function askForSession(): Promise<void> {
    if (line.state !== "signedOut" || listening.signal.aborted) return;
    clearTimeout(timer);
    if (await isSignedIn()) apply({ type: "signedIn" });
    else if (line.state === "signedOut") timer = setTimeout(askForSession, SIGN_IN_MS);
  }

  if (typeof window !== "undefined") {
    const { signal } = listening;
    window.addEventListener("online", () => void tryIt(), { signal });
    window.addEventListener("focus", () => void askForSession(), { signal });
  }

  return {
    line: () => line,
    isUp: () => line.state === "up",
    broke,
    worked: () => apply({ type: "worked" }),
    sessionEnded: () => apply({ type: "signedOut" }),
    signedIn: () => apply({ type: "signedIn" }),
    outdated: () => apply({ type: "outdated" }),
    tryNow: () => void tryIt(),
    close() {
      clearTimeout(timer);
      listening.abort();
    },
  };
}
