import type { Finding } from "../findings/finding.ts";
import { toTimecode } from "../timecode.ts";
import { coveredMs, type Played, type Stretch, shareOf } from "./heard.ts";

/** What a space asks for before somebody decides: a share of the audio, 0..1, and something of every finding. */
export type Demand = { share: number; findings: boolean };

/** Of a finding that is longer so much is enough: it need not be heard to its end to be judged. */
const ENOUGH_MS = 3000;
/** A click is heard with what is around it. */
const LEAST_MS = 200;
/** Players report in steps. */
const SLACK_MS = 50;
const END_SLACK_MS = 250;
const MOST_NAMED = 5;

type Heard = { durationMs: number; played: readonly Played[]; findings: readonly Finding[] };

/** What somebody has not heard yet of what is asked for, in sentences for them; null where nothing is missing. */
export function findUnheard({ durationMs, played, findings }: Heard, demand: Demand): string | null {
  const sentences: string[] = [];
  const share = shareOf(durationMs, played);
  if (share * durationMs + END_SLACK_MS < demand.share * durationMs) {
    const asked = Math.ceil(demand.share * 100);
    sentences.push(`You have played ${Math.floor(share * 100)} % of it; this space asks for ${asked} %.`);
  }
  const missed = demand.findings ? findings.filter((one) => !isPlayed(one, { durationMs, played })) : [];
  if (missed.length > 0) sentences.push(toSentence(missed));
  return sentences.length > 0 ? sentences.join(" ") : null;
}

/** Whether so much of a finding was played that it can be judged. */
export function isPlayed({ from, to }: Finding, { durationMs, played }: Omit<Heard, "findings">): boolean {
  const widenMs = Math.max(0, LEAST_MS - (to - from) * 1000) / 2;
  const around: Stretch = [Math.max(0, from * 1000 - widenMs), Math.min(durationMs, to * 1000 + widenMs)];
  return coveredMs(around, played) + SLACK_MS >= Math.min(ENOUGH_MS, around[1] - around[0]);
}

function toSentence(missed: readonly Finding[]): string {
  const places = missed.slice(0, MOST_NAMED).map(({ from }) => toTimecode(from));
  const more = missed.length > MOST_NAMED ? ` and ${missed.length - MOST_NAMED} more` : "";
  const what = missed.length === 1 ? "One finding is" : `${missed.length} findings are`;
  return `${what} not played yet, at ${places.join(", ")}${more}.`;
}
