import type { ActionProblem } from "../../contract/result.ts";
import { toWaitMs } from "../../domain/upload-line.ts";
import type { UploadEntry, UploadEvent, UploadFault } from "../../domain/upload-queue.ts";
import { faultOfThrown, kindOf, unconfirmed, wrongBytes } from "./faults.ts";
import type { LineWatch } from "./line-watch.ts";
import { Stop } from "./send-context.ts";

type OutcomesOptions = {
  find: (id: string) => UploadEntry | undefined;
  dispatch: (id: string, event: UploadEvent) => void;
  lineWatch: LineWatch;
  /** Removes what the server has of an entry. */
  discard: (entry: UploadEntry) => void;
};

/** What becomes of an entry, and of the line, when an attempt has ended. */
export type Outcomes = {
  /** `error` is null where it ended well, and else a `Stop` or what an action threw. */
  ended(id: string, error: unknown): void;
  /** The server has other bytes than the file: they go, and the file is sent once more. */
  startOver(entry: UploadEntry, fault?: UploadFault): void;
};

/** After so many attempts in a row nothing is tried by itself any more. */
const MOST_TRIES = 6;
/** A line that answers, and breaks with the same file so often, is not to blame alone: others go before it. */
const MOST_BREAKS = 3;

export function createOutcomes({ find, dispatch, lineWatch, discard }: OutcomesOptions): Outcomes {
  function startOver(entry: UploadEntry, fault: UploadFault = wrongBytes): void {
    dispatch(entry.id, { type: "mismatched", fault, retryAtMs: toRetryAt(entry.round) });
    discard(entry);
  }

  function failed(entry: UploadEntry, { code, detail, retryAfterSeconds }: ActionProblem): void {
    const { id, tries } = entry;
    const fault = { code, detail };
    const again: UploadEvent = { type: "failed", fault, retryAtMs: toRetryAt(tries) };
    switch (kindOf(fault)) {
      case "line":
        // Never for the last time: a line may be mended whenever.
        if (tries < MOST_BREAKS) dispatch(id, { type: "interrupted" });
        else dispatch(id, { ...again, retryAtMs: toRetryAt(Math.min(tries, MOST_TRIES - 1)) });
        // Something more of the file has gone since it broke last: on a long way that may happen often.
        if (tries === 0) lineWatch.worked();
        lineWatch.broke(fault, retryAfterSeconds);
        break;
      case "session":
        dispatch(id, { type: "interrupted" });
        lineWatch.sessionEnded();
        break;
      case "outdated":
        dispatch(id, { type: "interrupted" });
        lineWatch.outdated();
        break;
      case "again":
        dispatch(id, again);
        break;
      case "person":
        dispatch(id, { ...again, fault: code === unconfirmed.code ? unconfirmed : fault, retryAtMs: null });
        break;
      case "other":
        startOver(entry);
        break;
      case "final":
        dispatch(id, { type: "refused", fault });
        if (!entry.isStored && code !== "removed") discard(entry);
    }
  }

  return {
    startOver,
    ended(id, error) {
      const entry = find(id);
      if (error === null) lineWatch.worked();
      else if (entry) failed(entry, error instanceof Stop ? error.problem : faultOfThrown(error));
    },
  };
}

/** When something that failed so often before is tried again by itself, in milliseconds since 1970; null for no more. */
function toRetryAt(tries: number): number | null {
  return tries >= MOST_TRIES ? null : Date.now() + toWaitMs(tries + 1, Math.random());
}
