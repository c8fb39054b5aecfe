import type { Finding } from "../../domain/findings/finding.ts";
import { findAgain, listenFrom, stepFinding } from "./finding-steps.ts";
import type { PlayerState } from "./player-state.ts";
import type { Store } from "./store.ts";
import type { Transport } from "./transport.ts";

/** Goes from finding to finding in a recording. */
export type FindingCursor = {
  /** Says what was found, in the order of time; again whenever more is known. */
  setFindings(findings: readonly Finding[]): void;
  /** Listens to a finding from a little before it; where it is being listened to already, pauses. */
  hearFinding(index: number): void;
  /** Goes to the next finding or the one before. What plays goes on playing there, and what rests goes on resting. */
  stepFinding(direction: 1 | -1): void;
  /** From now on steps are taken by `take`, as by a walk through the findings; null: by the cursor itself again. */
  takeSteps(take: ((direction: 1 | -1) => void) | null): void;
};

/** A cursor that tells the store where it is. */
export function createFindingCursor(transport: Transport, store: Store<PlayerState>): FindingCursor {
  let findings: readonly Finding[] = [];
  let taken: ((direction: 1 | -1) => void) | null = null;

  function goTo(index: number): boolean {
    const finding = findings[index];
    if (!finding) return false;
    // Before the place changes, so that nobody takes the new place for one in the old finding.
    store.set({ findingIndex: index });
    transport.seek(listenFrom(finding));
    return true;
  }

  return {
    setFindings(next) {
      const { findingIndex } = store.get();
      const known = findingIndex === null ? undefined : findings[findingIndex];
      findings = next;
      store.set({ findingIndex: findAgain(next, known) });
    },
    hearFinding(index) {
      const { findingIndex, isPlaying } = store.get();
      if (isPlaying && findingIndex === index) return transport.toggle();
      if (goTo(index)) transport.play();
    },
    takeSteps(take) {
      taken = take;
    },
    stepFinding(direction) {
      if (taken) return taken(direction);
      const { findingIndex, currentSeconds } = store.get();
      const index = stepFinding(findings, { current: findingIndex, seconds: currentSeconds, direction });
      if (index !== null) goTo(index);
    },
  };
}
