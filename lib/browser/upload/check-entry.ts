import { refuseHeader, refuseSize, weighHeader } from "../../domain/headers/judge-file.ts";
import type { Concern, UploadEntry, UploadEvent } from "../../domain/upload-queue.ts";
import type { EncodeBridge } from "../worker/bridge.ts";
import { kindOf } from "./faults.ts";
import { Stop, unwrap } from "./send-context.ts";
import type { TwinFinder } from "./twin-finder.ts";
import type { UploadRules } from "./upload-rules.ts";

/** What one check needs from the queue around it. */
export type CheckContext = {
  rules: UploadRules;
  bridge: Pick<EncodeBridge, "readHeader" | "hash">;
  findTwin: TwinFinder;
  /** The entry as it is now. */
  current: () => UploadEntry;
  dispatch: (event: UploadEvent) => void;
  signal: AbortSignal;
};

const otherFile = "This is another file than the one whose upload has begun: its bytes differ. Choose that one.";

/**
 * Looks into one file before anything of it is sent: what is certain refuses it, what a person has to decide is
 * asked, and nothing else holds it up. Rejects with a `Stop`, or whatever a server action threw.
 */
export async function checkEntry(file: File, context: CheckContext): Promise<void> {
  const decide = await check(file, context);
  if (!context.signal.aborted) context.dispatch(decide());
}

/** The outcome, to be called when it takes effect. */
async function check(
  file: File,
  { rules, bridge, findTwin, current, signal, dispatch }: CheckContext,
): Promise<() => UploadEvent> {
  const { isFixed, sha256: begunWith } = current();
  const bySize = refuseSize(file.size, rules.limits);
  if (bySize) return () => ({ type: "refused", fault: bySize });
  const reading = unwrap(await bridge.readHeader(file, { signal, onProgress: () => {} }));
  const byHeader = refuseHeader(reading, rules.limits);
  if (byHeader) return () => ({ type: "refused", fault: byHeader });
  const { refusals, warnings } = weighHeader(reading, file.size, rules);

  const onProgress = (ratio: number) => dispatch({ type: "checking", ratio });
  const sha256 = unwrap(await bridge.hash(file, { signal, onProgress }));
  if (isFixed && begunWith !== null) {
    if (sha256 !== begunWith) return () => ({ type: "missing", fault: { code: "otherFile", detail: otherFile } });
    // What was asked of it before has been answered; and its own audio, whose answer may have been lost, is no twin of it.
    return () => ({ type: "checked", concerns: [], warnings });
  }
  if (signal.aborted) return () => ({ type: "interrupted" });
  dispatch({ type: "hashed", sha256 });
  const found = await findTwin(current(), sha256, rules.knowsTwins);
  // A server that cannot tell now is asked again with the next attempt; one that never will holds nothing up.
  if (!found.ok && kindOf(found.problem) !== "final") throw new Stop(found.problem);
  return () => {
    const twin = found.ok ? found.data() : null;
    const claims: Concern[] = refusals.length > 0 ? [{ kind: "refusal", sentence: refusals.join(" ") }] : [];
    const concerns: Concern[] = twin && !current().isKept ? [{ kind: "duplicate", twin }, ...claims] : claims;
    return { type: "checked", concerns, warnings };
  };
}
