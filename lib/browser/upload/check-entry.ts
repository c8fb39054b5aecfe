import { refuseHeader, refuseSize, weighHeader } from "../../domain/headers/judge-file.ts";
import type { Concern, UploadEntry, UploadEvent } from "../../domain/upload-queue.ts";
import type { EncodeBridge } from "../worker/bridge.ts";
import { eventOfFault, faultOfThrown } from "./faults.ts";
import { HASHED_FIRST_BYTES, type Preflight } from "./preflight.ts";
import type { TwinFinder } from "./twin-finder.ts";

/** What one check needs from the queue around it. */
export type CheckContext = {
  preflight: Preflight;
  bridge: Pick<EncodeBridge, "readHeader" | "hash">;
  findTwin: TwinFinder;
  /** The entry as it is now. */
  current: () => UploadEntry;
  dispatch: (event: UploadEvent) => void;
  signal: AbortSignal;
};

/**
 * Looks into one file before anything of it is sent: what is certain refuses it, what a person has to decide is
 * asked, and nothing else holds it up. Tells everything by events and never rejects.
 */
export async function checkEntry(file: File, context: CheckContext): Promise<void> {
  const { signal, dispatch } = context;
  try {
    const decide = await check(file, context);
    if (!signal.aborted) dispatch(decide());
  } catch (error) {
    if (!signal.aborted) dispatch(eventOfFault(faultOfThrown(error)));
  }
}

/** The outcome, to be called when it takes effect. */
async function check(
  file: File,
  { preflight, bridge, findTwin, current, signal, dispatch }: CheckContext,
): Promise<() => UploadEvent> {
  const { limits, findTwins } = preflight;
  const bySize = refuseSize(file.size, limits);
  if (bySize) return () => ({ type: "refused", fault: bySize });
  const reading = await bridge.readHeader(file, { signal, onProgress: () => {} });
  if (!reading.ok) return () => eventOfFault(reading.problem);
  const byHeader = refuseHeader(reading.data, limits);
  if (byHeader) return () => ({ type: "refused", fault: byHeader });
  const { refusals, warnings } = weighHeader(reading.data, file.size, preflight);
  const claims: Concern[] = refusals.length > 0 ? [{ kind: "refusal", sentence: refusals.join(" ") }] : [];
  if (file.size > HASHED_FIRST_BYTES) return () => ({ type: "checked", concerns: claims, warnings });

  const hash = await bridge.hash(file, { signal, onProgress: (ratio) => dispatch({ type: "checking", ratio }) });
  if (!hash.ok) return () => eventOfFault(hash.problem);
  dispatch({ type: "hashed", sha256: hash.data });
  const found = await findTwin(current(), hash.data, findTwins);
  const fault = found.ok ? null : eventOfFault(found.problem);
  // A server that cannot tell now is asked again with the next attempt; one that never will holds nothing up.
  if (fault?.type === "failed") return () => fault;
  return () => {
    const twin = found.ok ? found.data() : null;
    const concerns: Concern[] = twin ? [{ kind: "duplicate", twin }, ...claims] : claims;
    return { type: "checked", concerns, warnings };
  };
}
