import type { QueueStretch } from "../../domain/review/queue-session.ts";

/** More of a queue than this is asked for once one is so near to the end of what is known. */
export const NEAR_END = 5;

/** A stretch of the queue at `address`, after `cursor` or from its beginning. Throws where it cannot be had. */
export async function readQueue(address: string, cursor: string | null, signal: AbortSignal): Promise<QueueStretch> {
  const url =
    cursor === null ? address : `${address}${address.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(`The queue answered ${answer.status}.`);
  return (await answer.json()) as QueueStretch;
}
