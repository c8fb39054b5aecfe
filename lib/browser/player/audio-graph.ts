import type { ListeningGain } from "../../domain/listening-gain.ts";

let shared: AudioContext | null | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;

/** The page's one audio context; null where the browser has none. Make it no sooner than somebody plays something. */
function openContext(): AudioContext | null {
  if (shared !== undefined) return shared;
  try {
    shared = new AudioContext();
  } catch {
    shared = null;
  }
  return shared;
}

/** The context as soon as it runs: never, as long as the browser forbids it. */
export async function runContext(): Promise<AudioContext | null> {
  clearTimeout(resting);
  const context = openContext();
  if (context && context.state !== "running") await context.resume();
  return context;
}

const REST_AFTER_MS = 5000;

/** Nothing plays any more: after a while the context gives the processor and the sound card back. */
export function restContext(): void {
  clearTimeout(resting);
  resting = setTimeout(() => void shared?.suspend(), REST_AFTER_MS);
}

/** What stands between recordings and the ears. */
export type AudioGraph = {
  /** Takes the sound of an element in, for ever: an element has one way out only. */
  connect(media: HTMLMediaElement): { setHeard(isHeard: boolean): void };
  setVolume(volume: number): void;
  setGain(gain: ListeningGain | null): void;
  /** Closes the way out in so many seconds, or opens it. */
  silenceAfter(seconds: number | null): void;
  /** The highest sample of each channel in the last moment, of what is heard, before anything was changed in it. */
  readPeaks(): number[];
  end(): void;
};

const MOST_CHANNELS = 2;
/** 43 ms at 48 kHz: more than there is between two frames of the screen. */
const WINDOW_SAMPLES = 2048;
/** So fast changes are heard as changes, not as clicks. */
const FADE_SECONDS = 0.005;
const LIMITER = { threshold: -2, ratio: 20, knee: 0, attack: 0.003, release: 0.25 };

/** recording → heard or not → even loudness → limiter → volume → gate → ears, and beside it the meter. */
export function createGraph(context: AudioContext): AudioGraph {
  const even = context.createGain();
  const limiter = new DynamicsCompressorNode(context, LIMITER);
  const makeup = new GainNode(context, { gain: 1 / makeupGain() });
  const volume = context.createGain();
  const splitter = new ChannelSplitterNode(context, { numberOfOutputs: MOST_CHANNELS });
  const analysers = Array.from({ length: MOST_CHANNELS }, (_none, channel) => {
    const analyser = new AnalyserNode(context, { fftSize: WINDOW_SAMPLES });
    splitter.connect(analyser, channel);
    return analyser;
  });
  even.connect(volume);
  limiter.connect(makeup).connect(volume);
  const gate = context.createGain();
  volume.connect(gate).connect(context.destination);
  const samples = new Float32Array(WINDOW_SAMPLES);
  const glide = (parameter: AudioParam, value: number) =>
    parameter.setTargetAtTime(value, context.currentTime, FADE_SECONDS);

  return {
    connect(media) {
      const heard = context.createGain();
      context.createMediaElementSource(media).connect(heard);
      heard.connect(even);
      heard.connect(splitter);
      return { setHeard: (isHeard) => glide(heard.gain, isHeard ? 1 : 0) };
    },
    setVolume: (value) => glide(volume.gain, value),
    setGain(gain) {
      glide(even.gain, gain ? 10 ** (gain.gainDb / 20) : 1);
      even.disconnect();
      even.connect(gain?.isLimited ? limiter : volume);
    },
    silenceAfter(seconds) {
      gate.gain.cancelScheduledValues(context.currentTime);
      gate.gain.setValueAtTime(1, context.currentTime);
      if (seconds !== null) gate.gain.setValueAtTime(0, context.currentTime + seconds);
    },
    readPeaks: () =>
      analysers.map((analyser) => {
        analyser.getFloatTimeDomainData(samples);
        return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
      }),
    end: () => gate.disconnect(),
  };
}

/**
 * What a compressor adds by itself, which nobody asked for here: the inverse of what it makes of full scale, to the power of
 * 0.6 (Web Audio API, "computing the makeup gain").
 */
function makeupGain(): number {
  const fullScaleDb = LIMITER.threshold - LIMITER.threshold / LIMITER.ratio;
  return 10 ** ((-fullScaleDb * 0.6) / 20);
}
