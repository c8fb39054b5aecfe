import { AV_NOPTS_VALUE } from "node-av/constants";
import type { Packet } from "node-av/lib";
import type { OpenMedia } from "./open-media.ts";

/** A stretch over which the bit rate is told: shorter ones differ by what a codec saves for later. */
const STRETCH_SECONDS = 1;
/** Stretches of one rate differ by less, as packets end where they end. */
const SPREAD = 1.15;

/** A whole file leaves less between two packets, rounded as their times are. */
const GAP_SECONDS = 0.05;

/** Weighs the packets of the audio track, and looks whether one follows the other. */
export class PacketMeter {
  readonly #secondsATick: number;
  bytes = 0;
  #seconds = 0;
  #stretchBytes = 0;
  #stretchSeconds = 0;
  #least = Number.POSITIVE_INFINITY;
  #most = 0;
  #stretches = 0;
  #nextPts: bigint | null = null;
  /** How long the stretches are that no packet covers. */
  missingSeconds = 0;

  readonly #isMp3: boolean;
  #smallest = Number.POSITIVE_INFINITY;
  #largest = 0;

  constructor({ stream, codec }: Pick<OpenMedia, "stream" | "codec">) {
    this.#secondsATick = stream.timeBase.toDouble();
    this.#isMp3 = codec === "mp3";
  }

  add({ size, duration, pts }: Packet): void {
    this.bytes += size;
    this.#smallest = Math.min(this.#smallest, size);
    this.#largest = Math.max(this.#largest, size);
    this.#lookForGap(pts, duration);
    const seconds = Number(duration) * this.#secondsATick;
    this.#seconds += seconds;
    this.#stretchBytes += size;
    this.#stretchSeconds += seconds;
    if (this.#stretchSeconds < STRETCH_SECONDS) return;
    const rate = this.#stretchBytes / this.#stretchSeconds;
    this.#least = Math.min(this.#least, rate);
    this.#most = Math.max(this.#most, rate);
    this.#stretches++;
    this.#stretchBytes = 0;
    this.#stretchSeconds = 0;
  }

  /**
   * Whether the bit rate changes from second to second; null where there are too few of them to tell. A frame of MP3 has a
   * rate of its own: of one rate they differ by a byte.
   */
  get isVariable(): boolean | null {
    if (this.#isMp3) return this.#largest - this.#smallest > 1;
    return this.#stretches < 2 ? null : this.#most > this.#least * SPREAD;
  }

  #lookForGap(pts: bigint, duration: bigint): void {
    const isKnown = pts !== AV_NOPTS_VALUE && duration > 0n;
    if (isKnown && this.#nextPts !== null) {
      const gapSeconds = Number(pts - this.#nextPts) * this.#secondsATick;
      if (gapSeconds > GAP_SECONDS) this.missingSeconds += gapSeconds;
    }
    this.#nextPts = isKnown ? pts + duration : null;
  }
}
