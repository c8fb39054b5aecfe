import type { ListeningGain } from "../../domain/listening-gain.ts";
import type { PlayerState } from "./player-state.ts";
import { preferences } from "./preferences.ts";
import type { Scope } from "./scope.ts";
import type { Sound } from "./sound.ts";
import type { Store } from "./store.ts";

type LoudnessOptions = { store: Store<PlayerState>; scope: Scope; sound: Sound };

/** Plays a recording as loud as all others while a person wants that. Nothing of the recording itself changes. */
export function createLoudness({ store, scope, sound }: LoudnessOptions): {
  setListeningGain(gain: ListeningGain | null): void;
} {
  let known: ListeningGain | null = null;
  const apply = () => sound.setGain(preferences().get().evensLoudness ? known : null);
  scope.add(preferences().subscribe(apply));
  return {
    setListeningGain(gain) {
      known = gain;
      store.set({ evenGainDb: gain?.gainDb ?? null, isEvenLimited: gain?.isLimited ?? false });
      apply();
    },
  };
}
