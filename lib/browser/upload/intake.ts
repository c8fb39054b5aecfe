import { formats } from "../../domain/formats.ts";
import type { GivenFile } from "./given-file.ts";

/** What was found in what somebody gave. */
export type Collected = {
  files: GivenFile[];
  /** Files of folders that are no audio or video by their names: how many, and their extensions (`""` for none). */
  leftOut: { count: number; extensions: string[] };
  /** How many files and folders could not be opened. */
  unreadable: number;
};

export type CollectOptions = {
  /** Told how many files were found so far, four times a second at most, and only once it takes longer than that. */
  onFound?: (count: number) => void;
  /** Ends the reading with an `AbortError`. */
  signal?: AbortSignal;
};

/** Where the files of one drop come together. */
export type Intake = {
  /** Takes a file, whatever it is. */
  take(given: GivenFile): void;
  /** Whether a file of a folder is worth opening; one that is not is noted as left out, unless it is never meant. */
  wants(name: string): boolean;
  cannotRead(): void;
  /** Lets the page breathe where it was held up for a while, and throws once the reading was stopped. */
  goOn(): Promise<void>;
  collected(): Collected;
};

const TOLD_EVERY_MS = 250;
/** A frame of the screen: nobody notices a page that is held up for so long. */
const BREATH_MS = 16;

const known = new Set(formats.flatMap(({ extensions }) => extensions as readonly string[]));

/** Makes an empty intake. */
export function createIntake({ onFound = () => {}, signal }: CollectOptions): Intake {
  const files: GivenFile[] = [];
  const extensions = new Set<string>();
  let leftOut = 0;
  let unreadable = 0;
  let toldAtMs = performance.now();
  let breathedAtMs = toldAtMs;

  return {
    take: (given) => void files.push(given),
    wants(name) {
      if (isNeverMeant(name)) return false;
      const extension = extensionOf(name);
      if (known.has(extension)) return true;
      extensions.add(extension);
      leftOut++;
      return false;
    },
    cannotRead: () => void unreadable++,
    async goOn() {
      signal?.throwIfAborted();
      const nowMs = performance.now();
      if (nowMs - toldAtMs >= TOLD_EVERY_MS) {
        toldAtMs = nowMs;
        onFound(files.length);
      }
      if (nowMs - breathedAtMs < BREATH_MS) return;
      await nextTask();
      breathedAtMs = performance.now();
      signal?.throwIfAborted();
    },
    collected: () => ({ files, leftOut: { count: leftOut, extensions: [...extensions].sort() }, unreadable }),
  };
}

/** What systems leave in folders by themselves. */
function isNeverMeant(name: string): boolean {
  return name.startsWith("._") || [".ds_store", "thumbs.db", "desktop.ini"].includes(name.toLowerCase());
}

/** The extension with its dot, in small letters; a name that begins with its only dot has none. */
function extensionOf(name: string): string {
  return /.(\.[^.\s]{1,10})$/su.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** A task of its own, so that input and painting come between; timers wait for a second in a page that is hidden. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
