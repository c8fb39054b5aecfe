import type { Finding } from "../../domain/findings/finding.ts";

/** How long before a finding one begins to listen, so that it is heard to come. */
const LEAD_IN_SECONDS = 1;

/** What rounding may take from the end of a finding that spans all of a recording. */
const ROUNDING_SECONDS = 0.02;

/** The moment to listen from: a little before the finding, or the start of the recording. */
export function listenFrom({ from }: Pick<Finding, "from">): number {
  return Math.max(0, from - LEAD_IN_SECONDS);
}

/** Whether a finding is about the recording as a whole, and has no place in it. */
export function isOfTheWhole({ from, to }: Pick<Finding, "from" | "to">, durationSeconds: number): boolean {
  return from <= ROUNDING_SECONDS && to >= durationSeconds - ROUNDING_SECONDS;
}

/** What can be gone to: its place in a recording, in seconds. */
type Place = Pick<Finding, "from" | "to">;

type Step = { current: number | null; seconds: number; direction: 1 | -1 };

/**
 * The index of the finding to go to, or null where there are none; past the last comes the first. While the player is
 * still at the current one its neighbour in the list is next, because several may begin together; elsewhere the place counts.
 */
export function stepFinding(findings: readonly Place[], { current, seconds, direction }: Step): number | null {
  if (findings.length === 0) return null;
  const wrap = (index: number) => (index + findings.length) % findings.length;
  const at = current === null ? undefined : findings[current];
  if (current !== null && at && isAt(at, seconds)) return wrap(current + direction);
  if (direction > 0)
    return Math.max(
      0,
      findings.findIndex(({ from }) => from >= seconds - ROUNDING_SECONDS),
    );
  return wrap(findings.findLastIndex(({ from }) => from < seconds - ROUNDING_SECONDS));
}

function isAt(finding: Place, seconds: number): boolean {
  return seconds >= listenFrom(finding) - ROUNDING_SECONDS && seconds <= finding.to + LEAD_IN_SECONDS;
}

/** Where a finding of one list stands in a newer list of the same audio; null where it is gone. */
export function findAgain(findings: readonly Finding[], known: Finding | undefined): number | null {
  if (!known) return null;
  const { kind, from, to, channel } = known;
  const index = findings.findIndex(
    (one) => one.kind === kind && one.from === from && one.to === to && one.channel === channel,
  );
  return index < 0 ? null : index;
}
