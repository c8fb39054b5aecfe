import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { VOICE_SAMPLE_RATE_HZ } from "./voice-source.ts";

/** What the detector judges at a time, in samples of 16 kHz. */
export const WINDOW_SAMPLES = 512;
const MODEL_PATH = path.join(import.meta.dirname, "models/silero_vad_v6.onnx");
/** The detector keeps what it hears while a voice goes on: it is made to let go each ten seconds. */
const FLUSH_WINDOWS = 312;
const BUFFER_SECONDS = 30;
const CONFIG = {
  sileroVad: {
    model: MODEL_PATH,
    threshold: 0.5,
    // Its own ideas of pauses are switched off, which takes the least it accepts: segments are made by us.
    minSilenceDuration: 0.001,
    minSpeechDuration: 0.001,
    // Beyond this it would raise its threshold.
    maxSpeechDuration: 100_000,
    windowSize: WINDOW_SAMPLES,
  },
  sampleRate: VOICE_SAMPLE_RATE_HZ,
  numThreads: 1,
};

/** The part of sherpa-onnx that we use; the package has no types. */
type Vad = {
  acceptWaveform(samples: Float32Array): void;
  isDetected(): boolean;
  flush(): void;
  clear(): void;
  reset(): void;
};
type Sherpa = { Vad: new (config: typeof CONFIG, bufferSeconds: number) => Vad };

/** The detector does not run on this machine: the message says why. */
export class NoDetector extends Error {
  override readonly name = "NoDetector";
}

let loaded: VoiceDetector | NoDetector | null = null;

/** The detector of this process, loaded when first asked for. Throws {@link NoDetector}, each time for the same reason. */
export function requireDetector(): VoiceDetector {
  loaded ??= load();
  if (loaded instanceof NoDetector) throw loaded;
  return loaded;
}

function load(): VoiceDetector | NoDetector {
  // Without its model sherpa-onnx would answer `no voice` to everything.
  if (!existsSync(MODEL_PATH)) return new NoDetector(`The voice detector is missing its model: ${MODEL_PATH}`);
  try {
    const { Vad } = createRequire(import.meta.url)("sherpa-onnx-node") as Sherpa;
    return new VoiceDetector(new Vad(CONFIG, BUFFER_SECONDS));
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    return new NoDetector(`The voice detector does not load on this machine: ${said.split("\n", 1)[0]}`);
  }
}

/** Silero VAD on one processor core: one recording after the other, window by window. */
export class VoiceDetector {
  readonly #vad: Vad;
  #windowsOfVoice = 0;

  constructor(vad: Vad) {
    this.#vad = vad;
    // The first window ever is only kept: from here on all recordings are treated alike.
    vad.acceptWaveform(new Float32Array(WINDOW_SAMPLES));
  }

  /** Forgets what it has heard. The windows of every recording must end with silence, at least one. */
  begin(): void {
    this.#vad.reset();
    this.#windowsOfVoice = 0;
  }

  /** Whether there is a voice. Speaks of the window before `window`, and not before two in a row held one. */
  hears(window: Float32Array): boolean {
    const vad = this.#vad;
    vad.acceptWaveform(window);
    const isVoice = vad.isDetected();
    this.#windowsOfVoice = isVoice ? this.#windowsOfVoice + 1 : 0;
    if (isVoice && this.#windowsOfVoice % FLUSH_WINDOWS === 0) vad.flush();
    vad.clear();
    return isVoice;
  }
}
