import type { Finding } from "./finding.ts";

/** What sets a finding apart from the others of its audio. */
export type FindingPlace = Pick<Finding, "kind" | "from" | "to" | "channel">;

/**
 * The handle of a finding: what it is and where, in milliseconds (`clipping-12000-12340`), and its channel where it is of
 * one (`dead-channel-0-4000-1`). It stays the same for as long as looking again finds the same there.
 */
export function toFindingHandle({ kind, from, to, channel }: FindingPlace): string {
  const name = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const parts = [name, Math.round(from * 1000), Math.round(to * 1000), ...(channel === null ? [] : [channel])];
  return parts.join("-");
}
