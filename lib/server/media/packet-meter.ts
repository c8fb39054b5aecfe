import type { Packet } from "node-av/lib";

/** A stretch over which the bit rate is told: shorter ones differ by what a codec saves for later. */
const STRETCH_SECONDS = 1;
/** Stretches of one rate differ by less, as packets end where they end. */
const SPREAD = 1.15;

/** Weighs the packets of the audio track. */
export class PacketMeter {
  readonly #secondsATick: number;
  bytes = 0;
  #seconds = 0;
  #stretchBytes = 0;
  #stretchSeconds = 0;
  #least = Number.POSITIVE_INFINITY;
  #most = 0;
  #stretches = 0;

  constructor(secondsATick: number) {
    this.#secondsATick = secondsATick;
  }

  add({ size, duration }: Packet): void {
    this.bytes += size;
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

  /** Whether the bit rate changes from second to second; null where there are too few of them to tell. */
  get isVariable(): boolean | null {
    return this.#stretches < 2 ? null : this.#most > this.#least * SPREAD;
  }
}
