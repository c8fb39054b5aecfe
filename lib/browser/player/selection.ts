import type { PlayerState } from "./player-state.ts";
import type { Store } from "./store.ts";
import type { Track } from "./track.ts";

/** A stretch of a recording that a person marked, in seconds: `from` is always before `to`. */
export type Selection = { from: number; to: number };

/** Marks a stretch of the recording. */
export type SelectionMarker = {
  /** Marks that stretch, cut to the recording; null marks nothing any more. */
  select(selection: Selection | null): void;
  /** Puts the beginning of the stretch where the play cursor is. */
  markIn(): void;
  /** Puts the end of the stretch where the play cursor is. */
  markOut(): void;
};

/** A marker that tells the store. */
export function createSelectionMarker(track: Track, store: Store<PlayerState>): SelectionMarker {
  const { durationSeconds } = track;
  const mark = (edge: keyof Selection) => {
    const { selection, currentSeconds } = store.get();
    store.set({ selection: withEdge(selection, edge, currentSeconds, durationSeconds) });
  };
  return {
    select: (selection) => store.set({ selection: selection && cut(selection, durationSeconds) }),
    markIn: () => mark("from"),
    markOut: () => mark("to"),
  };
}

/**
 * The selection with one edge put elsewhere. What would end before it begins goes to the end of the recording, or
 * begins at its start, as it does where only one edge is known. Nothing is left nothing.
 */
export function withEdge(
  selection: Selection | null,
  edge: keyof Selection,
  seconds: number,
  durationSeconds: number,
): Selection | null {
  const { from, to } = selection ?? { from: 0, to: durationSeconds };
  const moved =
    edge === "from"
      ? { from: seconds, to: to > seconds ? to : durationSeconds }
      : { from: from < seconds ? from : 0, to: seconds };
  return cut(moved, durationSeconds) ?? selection;
}

function cut({ from, to }: Selection, durationSeconds: number): Selection | null {
  const [begin, end] = [Math.max(0, from), Math.min(to, durationSeconds)];
  return begin < end ? { from: begin, to: end } : null;
}
