import type { Missing } from "@/components/review/decision-notices";
import type { Listening } from "@/lib/contract/listening";
import type { ReviewSettings } from "@/lib/contract/review";
import type { Finding } from "@/lib/domain/findings/finding";
import { findFirstUnheard } from "@/lib/domain/review/unheard";

type Known = {
  settings: ReviewSettings | null;
  listening: Listening | null;
  findings: readonly Finding[] | null;
  viewer: string;
  durationSeconds: number;
};

/** What the viewer is to hear before they decide, and where the first of it is; null where nothing is missing. */
export function toMissing({ settings, listening, findings, viewer, durationSeconds }: Known): Missing | null {
  if (!listening?.missing) return null;
  const played = listening.people.find(({ user }) => user.handle === viewer)?.played ?? [];
  const heard = {
    durationMs: durationSeconds * 1000,
    played: played.map(({ from, to, rate }) => [from * 1000, to * 1000, rate] as const),
    findings: findings ?? [],
  };
  return {
    sentence: listening.missing,
    seconds: settings ? findFirstUnheard(heard, settings.listening) : null,
  };
}
