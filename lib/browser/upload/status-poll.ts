import type { UploadEntry, UploadEvent } from "../../domain/upload-queue.ts";
import { sessionEnded } from "./faults.ts";
import type { FetchStatus } from "./send-entry.ts";
import { eventOfStatus, MOST_HANDLES } from "./status.ts";

type StatusPollOptions = {
  /** The entries whose bytes the server has and whose end is not known. */
  open: () => readonly UploadEntry[];
  fetchStatus: FetchStatus;
  dispatch: (id: string, event: UploadEvent) => void;
};

const INTERVAL_MS = 1000;

/**
 * Asks once a second what became of all open entries, one question for each fifty of a space. `wake` starts it; it
 * stops by itself when nothing is open. An answer that does not come is asked for again; nothing hangs on it.
 */
export function createStatusPoll({ open, fetchStatus, dispatch }: StatusPollOptions): { wake(): void } {
  let isRunning = false;

  async function ask(entries: readonly UploadEntry[]): Promise<void> {
    const [{ owner, space }] = entries as [UploadEntry];
    const answer = await fetchStatus({ owner, space, handles: entries.map((entry) => entry.audio as string) });
    if (!answer.ok && answer.problem.code !== sessionEnded.code) return;
    for (const entry of entries) {
      const status = answer.ok ? answer.data.find(({ handle }) => handle === entry.audio) : undefined;
      dispatch(entry.id, answer.ok ? eventOfStatus(status) : { type: "failed", fault: sessionEnded });
    }
  }

  async function run(): Promise<void> {
    try {
      while (open().length > 0) {
        for (const question of toQuestions(open())) await ask(question);
        if (open().length > 0) await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
      }
    } finally {
      isRunning = false;
    }
  }

  return {
    wake() {
      if (isRunning || open().length === 0) return;
      isRunning = true;
      void run();
    },
  };
}

/** Groups entries by space, at most fifty together. */
function toQuestions(entries: readonly UploadEntry[]): UploadEntry[][] {
  const questions: UploadEntry[][] = [];
  for (const entry of entries) {
    const fits = questions.find(
      (group) => group.length < MOST_HANDLES && group[0]?.owner === entry.owner && group[0].space === entry.space,
    );
    if (fits) fits.push(entry);
    else questions.push([entry]);
  }
  return questions;
}
