import type { UploadEntry } from "../../domain/upload-queue.ts";

/** The clocks of the entries that are tried again by themselves. */
export type Retries = {
  /** Sets the clock of an entry, or stops it where there is no such time any more. */
  set(entry: UploadEntry): void;
  clear(ids: readonly string[]): void;
};

/** `retry` is called when the time of an entry has come. */
export function createRetries(retry: (id: string) => void): Retries {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  function clear(ids: readonly string[]): void {
    for (const id of ids) {
      clearTimeout(timers.get(id));
      timers.delete(id);
    }
  }

  return {
    set({ id, retryAtMs }) {
      clear([id]);
      if (retryAtMs !== null)
        timers.set(
          id,
          setTimeout(() => retry(id), Math.max(0, retryAtMs - Date.now())),
        );
    },
    clear,
  };
}
