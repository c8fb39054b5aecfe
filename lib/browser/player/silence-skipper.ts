import type { Silence } from "../../domain/silences.ts";
import type { PlayerState } from "./player-state.ts";
import { createPositionAlarm } from "./position-alarm.ts";
import { preferences } from "./preferences.ts";
import { readSilences } from "./read-silences.ts";
import type { Scope } from "./scope.ts";
import type { Store } from "./store.ts";
import type { Track } from "./track.ts";
import type { Transport } from "./transport.ts";

/** A silence may be told to end a little before the recording does. */
const END_SLACK_SECONDS = 0.05;

type SkipperOptions = {
  media: HTMLMediaElement;
  track: Track;
  store: Store<PlayerState>;
  scope: Scope;
  transport: Transport;
};

/**
 * Jumps over long silences while a person wants that. The peaks that tell where they are, are read when it is first wanted; a
 * recording whose peaks are not to be had is played as it is. Whoever goes into a silence by hand hears it.
 */
export function createSilenceSkipper({ media, track, store, scope, transport }: SkipperOptions): void {
  let silences: readonly Silence[] | null = null;
  let isReading = false;

  /** Of what is repeated nothing would be left: then it is played as it is. */
  function fillsLoop({ from, to }: Silence): boolean {
    const { isLooping, selection } = store.get();
    return (
      isLooping && from <= (selection?.from ?? 0) && to >= (selection?.to ?? track.durationSeconds - END_SLACK_SECONDS)
    );
  }

  const alarm = createPositionAlarm({
    media,
    scope,
    next: (seconds) => {
      if (!preferences().get().skipsSilence) return null;
      return silences?.find((silence) => silence.from >= seconds && !fillsLoop(silence))?.from ?? null;
    },
    ring: (place) => {
      const silence = silences?.find(({ from }) => from === place);
      if (!silence) return place;
      const { isLooping, selection } = store.get();
      const endsLoop = isLooping && selection && silence.to >= selection.to && place < selection.to;
      store.set({ skipped: { from: media.currentTime, to: endsLoop ? selection.to : silence.to } });
      const target = endsLoop ? selection.from : silence.to;
      transport.seek(target);
      return target;
    },
  });

  async function read(): Promise<void> {
    if (silences || isReading || !preferences().get().skipsSilence) return;
    isReading = true;
    silences = await readSilences(track, scope.signal).catch(() => null);
    isReading = false;
    if (scope.isOver) return;
    store.set({ silenceSeconds: silences?.reduce((sum, { from, to }) => sum + to - from, 0) ?? null });
    alarm.look();
  }

  scope.add(
    preferences().subscribe(() => {
      void read();
      alarm.look();
    }),
  );
  void read();
}
