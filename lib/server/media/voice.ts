import { setImmediate as nextTurn } from "node:timers/promises";
import { NoDetector, requireDetector, WINDOW_SAMPLES } from "./voice-detector.ts";
import type { Voice, VoiceOutcome, VoiceRequest } from "./voice-request.ts";
import { VoiceSegments } from "./voice-segments.ts";
import { VoiceSource } from "./voice-source.ts";

/** Silence after the end, a quarter of a second: the detector answers late. */
const TAIL_WINDOWS = 8;
/** Eight seconds of audio, some 30 ms of work. */
const WINDOWS_A_TURN = 256;

/** {@link measureVoice} for a pool: where the detector does not run the voice is null. */
export async function listen({ wavPath }: VoiceRequest): Promise<VoiceOutcome> {
  try {
    return { ok: true, voice: await measureVoice(wavPath) };
  } catch (error) {
    if (error instanceof NoDetector) return { ok: true, voice: null, reason: error.message };
    throw error;
  }
}

/**
 * Finds where somebody speaks in a WAV that conversion made, of any sample rate, in one or two channels. Reads it piece
 * by piece: memory does not grow with its length. Throws {@link NoDetector} where the detector does not run, and what is
 * wrong with the file or the machine.
 */
export async function measureVoice(wavPath: string): Promise<Voice> {
  const detector = requireDetector();
  const source = new VoiceSource(wavPath);
  const segments = new VoiceSegments();
  let count = 0;
  try {
    detector.begin();
    for (const window of windowsOf(source.pieces())) {
      segments.add(detector.hears(window));
      count += 1;
      // A turn of the event loop: the process hears that its parent is gone.
      if (count % WINDOWS_A_TURN === 0) await nextTurn();
    }
    return segments.finish(source.durationSeconds);
  } finally {
    source.close();
  }
}

/** The same samples in windows, the last ones silent. Each window is only lent: the next one overwrites it. */
function* windowsOf(pieces: Iterable<Float32Array>): Generator<Float32Array> {
  const window = new Float32Array(WINDOW_SAMPLES);
  let filled = 0;
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + WINDOW_SAMPLES - filled);
      window.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < WINDOW_SAMPLES) continue;
      yield window;
      filled = 0;
    }
  }
  window.fill(0, filled);
  for (let i = 0; i < TAIL_WINDOWS; i += 1) {
    yield window;
    window.fill(0);
  }
}
