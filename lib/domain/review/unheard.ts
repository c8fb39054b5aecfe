import type { Finding } from "../findings/finding.ts";
import { toTimecode } from "../timecode.ts";
import { coveredMs, type Played, type Stretch, shareOf, subtract } from "./heard.ts";
import { toPercent } from "./hearing.ts";

/** What a space asks for before somebody decides: a share of the audio, 0..1, and something of every finding. */
type Demand = { share: number; findings: boolean };

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
    sentences.push(`You have played ${toPercent(share)} of it; this space asks for ${toAskedPercent(demand.share)}.`);
  }
  const missed = demand.findings ? findings.filter((one) => !isPlayed(one, { durationMs, played })) : [];
  if (missed.length > 0) sentences.push(toSentence(missed));
  return sentences.length > 0 ? sentences.join(" ") : null;
}

/** A share that is asked for, as people write it. Never rounded down: so much is enough. */
export function toAskedPercent(share: number): string {
  return `${Math.ceil(share * 100 - 1e-9)} %`;
}

/** Whether so much of a finding was played that it can be judged. */
function isPlayed({ from, to }: Finding, { durationMs, played }: Omit<Heard, "findings">): boolean {
  const widenMs = Math.max(0, LEAST_MS - (to - from) * 1000) / 2;
  const around: Stretch = [Math.max(0, from * 1000 - widenMs), Math.min(durationMs, to * 1000 + widenMs)];
  return coveredMs(around, played) + SLACK_MS >= Math.min(ENOUGH_MS, around[1] - around[0]);
}

/**
 * Where the first thing is that {@link findUnheard} misses, in seconds: a finding before all else, then what was not played
 * yet; null where nothing is missing.
 */
export function findFirstUnheard({ durationMs, played, findings }: Heard, demand: Demand): number | null {
  if (findUnheard({ durationMs, played, findings }, demand) === null) return null;
  const missed = demand.findings ? findings.find((one) => !isPlayed(one, { durationMs, played })) : undefined;
  if (missed) return missed.from;
  const [gap] = subtract([0, durationMs], played).filter(([from, to]) => to - from > SLACK_MS);
  return (gap?.[0] ?? 0) / 1000;
}

function toSentence(missed: readonly Finding[]): string {
  const places = missed.slice(0, MOST_NAMED).map(({ from }) => toTimecode(from));
  const more = missed.length > MOST_NAMED ? ` and ${missed.length - MOST_NAMED} more` : "";
  const what = missed.length === 1 ? "One finding is" : `${missed.length} findings are`;
  return `${what} not played yet, at ${places.join(", ")}${more}.`;
}
