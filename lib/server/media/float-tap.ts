import { AV_CHANNEL_ORDER_UNSPEC, AV_SAMPLE_FMT_FLTP } from "node-av/constants";
import { avChannelLayoutDefault, type ChannelLayout, type Frame, SoftwareResampleContext } from "node-av/lib";
import { failure } from "../../domain/failures.ts";
import { BLOCK_FRAMES } from "../../domain/measures/kernel/kernel.ts";
import { createMeasurer, type Measurer } from "../../domain/measures/measures.ts";
import { channelWeights } from "./channel-weights.ts";
import { Refusal } from "./conversion.ts";

/**
 * Measures decoded frames as they are, before anything is mixed down or rounded. FFmpeg writes them as 32-bit floats into the
 * meters' own memory. Follows a source that changes its format on the way: what is measured stays as the first frame was.
 */
export class FloatTap {
  readonly #layout: ChannelLayout;
  readonly #sampleRateHz: number;
  readonly #measurer: Measurer;
  readonly #planes: Buffer[];
  #filled = 0;
  #resampler: SoftwareResampleContext | null = null;
  #format = -1;
  #channels = -1;
  #rateHz = -1;
  /** Whether the resampler takes frames whole; else it does not know their layout, or has to make another rate of them. */
  #keeps = false;
  /** So many frames it has kept. */
  #kept = 0;

  constructor(first: Frame) {
    this.#layout = layoutOf(first);
    this.#sampleRateHz = first.sampleRate;
    this.#measurer = createMeasurer(first.sampleRate, channelWeights(this.#layout));
    this.#planes = this.#measurer.planes.map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer, byteOffset, byteLength),
    );
  }

  /** Takes one decoded frame. Throws a {@link Refusal} when the source turns into something unsupported. */
  add(frame: Frame): void {
    if (frame.format !== this.#format || frame.channels !== this.#channels || frame.sampleRate !== this.#rateHz) {
      this.#follow(frame);
    }
    // The resampler keeps whole frames until there is a block of them: that costs the fewest calls.
    const isKept = this.#keeps && (this.#resampler as SoftwareResampleContext).convertFrame(null, frame) >= 0;
    if (isKept) this.#kept += frame.nbSamples;
    else this.#take(frame.data, frame.nbSamples);
    if (this.#kept >= BLOCK_FRAMES) this.#take(null, 0);
  }

  /** What all of it comes to. */
  finish(): ReturnType<Measurer["result"]> {
    this.#take(null, 0);
    this.#measure();
    return this.#measurer.result();
  }

  free(): void {
    this.#resampler?.free();
    this.#resampler = null;
  }

  /** Takes `frames` of these planes, or with null what the resampler holds back, and measures what becomes whole blocks. */
  #take(planes: Buffer[] | null, frames: number): void {
    this.#kept = 0;
    for (let given = frames; ; given = 0) {
      const room = BLOCK_FRAMES - this.#filled;
      const target = this.#planes.map((plane) => plane.subarray(this.#filled * 4));
      const made = this.#resampler?.convertSync(target, room, planes, given) ?? 0;
      if (made < 0) throw new Refusal(failure("unsupported"));
      this.#filled += made;
      if (made < room) return;
      this.#measure();
    }
  }

  #measure(): void {
    this.#measurer.add(this.#filled);
    this.#filled = 0;
  }

  #follow(frame: Frame): void {
    this.#take(null, 0);
    this.free();
    const resampler = new SoftwareResampleContext();
    const format = frame.format as typeof AV_SAMPLE_FMT_FLTP;
    const target = [this.#layout, AV_SAMPLE_FMT_FLTP, this.#sampleRateHz] as const;
    const set = resampler.allocSetOpts2(...target, layoutOf(frame), format, frame.sampleRate);
    if (set < 0 || resampler.init() < 0) {
      resampler.free();
      throw new Refusal(failure("unsupported"));
    }
    this.#resampler = resampler;
    this.#format = frame.format;
    this.#channels = frame.channels;
    this.#rateHz = frame.sampleRate;
    this.#keeps = frame.sampleRate === this.#sampleRateHz && frame.channelLayout.order !== AV_CHANNEL_ORDER_UNSPEC;
  }
}

function layoutOf({ channelLayout, channels }: Frame): ChannelLayout {
  return channelLayout.order === AV_CHANNEL_ORDER_UNSPEC ? avChannelLayoutDefault(channels) : channelLayout;
}
