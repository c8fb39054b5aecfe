import type { UploadEntry, UploadFault } from "../../domain/upload-queue.ts";
import type { FetchStatus } from "./send-context.ts";
import { MOST_HANDLES, type UploadStatus } from "./status.ts";

type StatusPollOptions = {
  /** The entries whose bytes the server has and whose end is not known; none while nobody can be asked. */
  open: () => readonly UploadEntry[];
  fetchStatus: FetchStatus;
  /** What was told of an entry; `undefined` for an audio that is gone. */
  onStatus: (entry: UploadEntry, status: UploadStatus | undefined) => void;
  onFault: (fault: UploadFault & { retryAfterSeconds?: number }) => void;
};

const INTERVAL_MS = 1000;
/** Questions of one round: files are converted about in their order, so the first are asked for each time. */
const QUESTIONS = 3;

/**
 * Asks once a second what became of open entries, one question for each fifty of a space: of the first ones, and in turn of
 * all others. `wake` starts it; it stops by itself when nothing is open.
 */
export function createStatusPoll({ open, fetchStatus, onStatus, onFault }: StatusPollOptions): { wake(): void } {
  let isRunning = false;
  let round = 0;

  async function ask(entries: readonly UploadEntry[]): Promise<boolean> {
    const [{ owner, space }] = entries as [UploadEntry];
    const answer = await fetchStatus({ owner, space, handles: entries.map((entry) => entry.audio as string) });
    if (!answer.ok) {
      onFault(answer.problem);
      return false;
    }
    const told = new Map(answer.data.map((status) => [status.handle, status]));
    for (const entry of entries) onStatus(entry, told.get(entry.audio as string));
    return true;
  }

  async function run(): Promise<void> {
    try {
      while (open().length > 0) {
        for (const question of toRound(toQuestions(open()), round++)) if (!(await ask(question))) break;
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

function toRound<T>(questions: readonly T[], round: number): T[] {
  if (questions.length <= QUESTIONS) return [...questions];
  const others = questions.slice(QUESTIONS - 1);
  return [...questions.slice(0, QUESTIONS - 1), others[round % others.length] as T];
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
