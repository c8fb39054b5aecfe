import { toCountsWords } from "@/components/audios/finding-words";
import type { Audio } from "@/lib/contract/audio";
import type { Proposal } from "@/lib/contract/quality";

/** The one thing about the quality of an audio that matters most. */
export type QualityVerdict =
  | "refuse"
  | "partial"
  | "high"
  | "warn"
  | "medium"
  | "low"
  | "listening"
  | "clean"
  | "unmeasured";

type Judged = Pick<Audio, "quality" | "partial" | "voiceDuration">;

/** What a glance at an audio should tell: the gravest that is known of it. */
export function toQualityVerdict({ quality, partial }: Omit<Judged, "voiceDuration">): QualityVerdict {
  if (quality?.proposal?.decision === "refuse") return "refuse";
  if (partial) return "partial";
  if (!quality) return "unmeasured";
  const { findings, proposal, isPending } = quality;
  if (findings.high > 0) return "high";
  if (proposal?.decision === "warn") return "warn";
  if (findings.medium > 0) return "medium";
  if (findings.low > 0) return "low";
  return isPending ? "listening" : "clean";
}

/** All that is known of the quality of an audio, a line a thing, and what is not known yet. */
export function toQualityLines({ quality, partial, voiceDuration }: Judged): string[] {
  const lines = partial ? ["Partial: the file is cut off or damaged"] : [];
  if (!quality) return [...lines, "Not measured"];
  const { findings, proposal, isPending } = quality;
  if (proposal && proposal.decision !== "accept") lines.push(toProposalLine(proposal));
  lines.push(toCountsWords(findings));
  if (isPending) lines.push("Still listening for a voice");
  else if (voiceDuration === null) lines.push("Not listened for a voice");
  return lines;
}

function toProposalLine({ decision, reasons }: Proposal): string {
  const sentences = reasons.map(({ sentence }) => sentence).join(" ");
  return `Policy proposes to ${decision}${sentences ? `: ${sentences}` : ""}`;
}
