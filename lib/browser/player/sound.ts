import type { ListeningGain } from "../../domain/listening-gain.ts";
import { type AudioGraph, createGraph, restContext, runContext } from "./audio-graph.ts";
import type { PlayerState } from "./player-state.ts";
import type { Scope } from "./scope.ts";
import type { Store } from "./store.ts";

/** One of the recordings that may be heard. */
export type Voice = "wav" | "original";

/** Decides what of a player reaches the ears. Where the browser has no Web Audio, elements do what they can by themselves. */
export type Sound = {
  /** Takes another recording in, silent. */
  add(voice: Voice, media: HTMLMediaElement): void;
  /** From now on this one is heard, and no other. */
  choose(voice: Voice): void;
  setVolume(volume: number): void;
  setMuted(isMuted: boolean): void;
  /** Turns what is heard up or down; null leaves it as it is. Without Web Audio nothing happens. */
  setGain(gain: ListeningGain | null): void;
  /** Lets nothing be heard any more from so many seconds on, to the sample; null: from now on all of it again. */
  silenceAfter(seconds: number | null): void;
  /** The highest sample of each channel lately, 0 to 1; null where nothing measures. */
  readPeaks(): number[] | null;
};

type Source = { media: HTMLMediaElement; node: ReturnType<AudioGraph["connect"]> | null };

/**
 * The sound of `media`, and of others that are added. It goes through Web Audio from the first time that something plays:
 * before, the browser would keep it silent.
 */
export function createSound(media: HTMLMediaElement, store: Store<PlayerState>, scope: Scope): Sound {
  const sources = new Map<Voice, Source>([["wav", { media, node: null }]]);
  let graph: AudioGraph | null = null;
  let chosen: Voice = "wav";
  let gain: ListeningGain | null = null;

  function apply(): void {
    const { volume, isMuted } = store.get();
    graph?.setVolume(isMuted ? 0 : volume);
    for (const [voice, source] of sources) {
      if (graph) source.node ??= graph.connect(source.media);
      source.node?.setHeard(voice === chosen);
      source.media.volume = source.node ? 1 : volume;
      source.media.muted = source.node ? false : isMuted || voice !== chosen;
    }
  }

  async function begin(): Promise<void> {
    const context = await runContext().catch(() => null);
    // It may have stopped, or ended, in the meantime.
    if (context?.state !== "running" || scope.isOver || graph) return;
    graph = createGraph(context);
    graph.setGain(gain);
    apply();
    store.set({ hasSound: true });
  }

  scope.listen(media, "play", () => void begin());
  scope.listen(media, "pause", restContext);
  scope.add(() => {
    restContext();
    graph?.end();
  });

  return {
    add(voice, added) {
      sources.set(voice, { media: added, node: null });
      apply();
    },
    choose(voice) {
      chosen = voice;
      apply();
    },
    setVolume(volume) {
      store.set({ volume: Math.max(0, Math.min(1, volume)) });
      apply();
    },
    setMuted(isMuted) {
      store.set({ isMuted });
      apply();
    },
    setGain(next) {
      gain = next;
      graph?.setGain(next);
    },
    silenceAfter: (seconds) => graph?.silenceAfter(seconds),
    readPeaks: () => graph?.readPeaks() ?? null,
  };
}
