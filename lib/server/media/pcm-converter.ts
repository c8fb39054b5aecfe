import {
  AV_CHANNEL_LAYOUT_MONO,
  AV_CHANNEL_LAYOUT_STEREO,
  AV_CHANNEL_ORDER_UNSPEC,
  AV_SAMPLE_FMT_S16,
} from "node-av/constants";
import { avChannelLayoutDefault, type Frame, SoftwareResampleContext } from "node-av/lib";
import { failure } from "../../domain/failures.ts";
import { Refusal } from "./conversion.ts";
import type { WavWriter } from "./wav-writer.ts";

const MAX_CHANNELS = 8;
const MIN_SAMPLE_RATE_HZ = 4_000;
const MAX_SAMPLE_RATE_HZ = 384_000;

/** Throws a {@link Refusal} (`unsupported`) for what we do not convert. */
export function requireSupported(channels: number, sampleRateHz: number): void {
  if (channels > MAX_CHANNELS) {
    throw new Refusal(
      failure("unsupported", `The audio has ${channels} channels; at most ${MAX_CHANNELS} are accepted.`),
    );
  }
  if (sampleRateHz < MIN_SAMPLE_RATE_HZ || sampleRateHz > MAX_SAMPLE_RATE_HZ) {
    const detail = `The sample rate of the audio is ${sampleRateHz} Hz; 4,000 to 384,000 Hz are accepted.`;
    throw new Refusal(failure("unsupported", detail));
  }
}

/**
 * Turns decoded frames of any kind into the 16-bit frames of a WAV. Follows a source that changes its format on the
 * way; the sample rate and the channels of the WAV stay those of the first frame.
 */
export class PcmConverter {
  readonly #wav: WavWriter;
  #resampler: SoftwareResampleContext | null = null;
  #format = -1;
  #channels = -1;
  #sampleRateHz = -1;
  #isPlain = false;
  #takesFrames = false;

  constructor(wav: WavWriter) {
    this.#wav = wav;
  }

  /** Appends one decoded frame. Throws a {@link Refusal} when the source turns into something unsupported. */
  add(frame: Frame): void {
    const { nbSamples, format, channels, sampleRate } = frame;
    if (format !== this.#format || channels !== this.#channels || sampleRate !== this.#sampleRateHz) {
      this.#follow(frame);
    }
    if (this.#takesFrames && this.#convertFrame(frame)) return;
    const planes = frame.data;
    if (planes === null) return;
    if (this.#isPlain) {
      const bytes = nbSamples * channels * 2;
      (planes[0] as Buffer).copy(this.#wav.room(nbSamples), 0, 0, bytes);
      this.#wav.commit(nbSamples);
      return;
    }
    this.#convert(planes, nbSamples);
  }

  /** Appends what the resampler still holds back. */
  drain(): void {
    if (this.#resampler !== null && this.#sampleRateHz !== this.#wav.sampleRateHz) this.#convert(null, 0);
  }

  free(): void {
    this.#resampler?.free();
    this.#resampler = null;
  }

  /**
   * Has the resampler keep the frame and give it out again: buffers over its planes would take a quarter longer. False
   * where it does not know the layout, which may change when nothing else does.
   */
  #convertFrame(frame: Frame): boolean {
    const { nbSamples } = frame;
    const resampler = this.#resampler as SoftwareResampleContext;
    if (resampler.convertFrame(null, frame) < 0) return false;
    const made = resampler.convertSync([this.#wav.room(nbSamples)], nbSamples, null, 0);
    if (made < 0) throw new Refusal(failure("unsupported"));
    this.#wav.commit(made);
    return true;
  }

  #convert(planes: Buffer[] | null, frames: number): void {
    const resampler = this.#resampler as SoftwareResampleContext;
    const isSameRate = this.#sampleRateHz === this.#wav.sampleRateHz;
    const most = isSameRate ? frames : resampler.getOutSamples(frames);
    if (most === 0) return;
    const made = resampler.convertSync([this.#wav.room(most)], most, planes, frames);
    if (made < 0) throw new Refusal(failure("unsupported"));
    this.#wav.commit(made);
  }

  #follow(frame: Frame): void {
    this.drain();
    this.free();
    requireSupported(frame.channels, frame.sampleRate);
    this.#format = frame.format;
    this.#channels = frame.channels;
    this.#sampleRateHz = frame.sampleRate;
    const isSameShape = frame.channels === this.#wav.channels && frame.sampleRate === this.#wav.sampleRateHz;
    this.#isPlain = isSameShape && frame.format === AV_SAMPLE_FMT_S16;
    if (!this.#isPlain) this.#resampler = createResampler(frame, this.#wav);
    const hasLayout = frame.channelLayout.order !== AV_CHANNEL_ORDER_UNSPEC;
    this.#takesFrames = !this.#isPlain && hasLayout && frame.sampleRate === this.#wav.sampleRateHz;
  }
}

function createResampler(frame: Frame, wav: WavWriter): SoftwareResampleContext {
  const given = frame.channelLayout;
  const layout = given.order === AV_CHANNEL_ORDER_UNSPEC ? avChannelLayoutDefault(frame.channels) : given;
  const target = wav.channels === 1 ? AV_CHANNEL_LAYOUT_MONO : AV_CHANNEL_LAYOUT_STEREO;
  const resampler = new SoftwareResampleContext();
  const format = frame.format as typeof AV_SAMPLE_FMT_S16;
  const set = resampler.allocSetOpts2(target, AV_SAMPLE_FMT_S16, wav.sampleRateHz, layout, format, frame.sampleRate);
  if (set < 0 || resampler.init() < 0) {
    resampler.free();
    throw new Refusal(failure("unsupported"));
  }
  return resampler;
}
