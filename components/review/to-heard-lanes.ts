import type { HeardMode } from "@/components/review/heard-look";
import type { Listening } from "@/lib/contract/listening";
import { FAST_RATE } from "@/lib/domain/review/hearing";

type HeardStretch = { from: number; to: number; mode: HeardMode };

/** What one person, or all together, heard of an audio, stretch by stretch. */
export type HeardLane = {
  /** The handle of the person; empty for all together. */
  id: string;
  name: string;
  stretches: HeardStretch[];
};

/** A lane for the viewer, one for each of the others, and one for all together where there are others. */
export function toHeardLanes({ people, together }: Listening, viewer: string): HeardLane[] {
  const lanes = people
    .toSorted((a, b) => Number(b.user.handle === viewer) - Number(a.user.handle === viewer))
    .map(({ user, played, skipped }) => ({
      id: user.handle,
      name: user.handle === viewer ? "You" : (user.alias ?? user.handle),
      stretches: [
        ...played.map(({ from, to, rate }) => ({ from, to, mode: rate > FAST_RATE ? "fast" : "played" }) as const),
        ...skipped.map(({ from, to }) => ({ from, to, mode: "skipped" }) as const),
      ],
    }));
  if (!people.some(({ user }) => user.handle !== viewer)) return lanes;
  const all = together.played.map(({ from, to }) => ({ from, to, mode: "played" }) as const);
  return [...lanes, { id: "", name: "Together", stretches: all }];
}
