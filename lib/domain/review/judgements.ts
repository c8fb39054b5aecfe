/** What a person says of a finding: it is so, or it is nothing. */
export const FINDING_VERDICTS = ["confirmed", "dismissed"] as const;

export type FindingVerdict = (typeof FINDING_VERDICTS)[number];

type Said = { user: { handle: string; alias: string | null }; verdict: FindingVerdict };

/**
 * What people say of one finding, in words: `dismissed by Ada`, `confirmed by you and Ada, dismissed by 3 people`; null where
 * nobody has said anything. `viewer` is the handle of who reads.
 */
export function toJudgedWords(said: readonly Said[], viewer: string): string | null {
  const parts = FINDING_VERDICTS.flatMap((verdict) => {
    const people = said.filter((one) => one.verdict === verdict);
    return people.length === 0 ? [] : [`${verdict} by ${toNames(people, viewer)}`];
  });
  return parts.length > 0 ? parts.join(", ") : null;
}

/** More than these are counted, and not named. */
const MOST_NAMES = 2;

function toNames(people: readonly Said[], viewer: string): string {
  const names = people
    .map(({ user }) => (user.handle === viewer ? "you" : (user.alias ?? user.handle)))
    .sort((a, b) => Number(b === "you") - Number(a === "you"));
  if (names.length <= MOST_NAMES) return names.join(" and ");
  return names[0] === "you" ? `you and ${names.length - 1} others` : `${names.length} people`;
}

/** What a walk through findings came to: `Walked through 7 findings: 3 confirmed, 2 dismissed, 2 not judged.` */
export function toWalkWords(verdicts: readonly (FindingVerdict | null)[]): string {
  const count = (verdict: FindingVerdict | null) => verdicts.filter((one) => one === verdict).length;
  const parts = [
    [count("confirmed"), "confirmed"],
    [count("dismissed"), "dismissed"],
    [count(null), "not judged"],
  ] as const;
  const said = parts.filter(([many]) => many > 0).map(([many, word]) => `${many} ${word}`);
  const all = verdicts.length === 1 ? "1 finding" : `${verdicts.length} findings`;
  return `Walked through ${all}${said.length > 0 ? `: ${said.join(", ")}` : ""}.`;
}
