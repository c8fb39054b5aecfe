import { setImmediate as nextTurn } from "node:timers/promises";
import { AV_NOPTS_VALUE, AV_PKT_FLAG_CORRUPT, AVERROR_EAGAIN, AVERROR_ENOMEM, AVERROR_EOF } from "node-av/constants";
import { Frame, Packet } from "node-av/lib";
import { failure } from "../../domain/failures.ts";
import { findFaults } from "../../domain/findings/find-faults.ts";
import { MAX_WAV_BYTES, wavBytes } from "../../domain/wav.ts";
import { type ConversionRequest, type MediaFacts, Refusal } from "./conversion.ts";
import { endsEarly, promisedSeconds, tooLong } from "./duration.ts";
import { toFaults } from "./faults.ts";
import { endsInsideOggPage } from "./file-bytes.ts";
import { FloatTap } from "./float-tap.ts";
import { NullTest } from "./null-test.ts";
import type { OpenMedia } from "./open-media.ts";
import { PacketMeter } from "./packet-meter.ts";
import { PcmConverter, requireSupported } from "./pcm-converter.ts";
import { readBack } from "./read-back.ts";
import { isRoundedOnly, toChanges } from "./receipt.ts";
import { describeTrack, listDropped, readTags, type TrackFacts } from "./source-facts.ts";
import { createWavLoudness } from "./wav-loudness.ts";
import { WavWriter } from "./wav-writer.ts";

type Output = {
  wav: WavWriter;
  converter: PcmConverter;
  tap: FloatTap;
  nullTest: NullTest;
  track: TrackFacts;
  maxFrames: number;
  sourceChannels: number;
};

/** Progress is told in steps that a person can see. */
const PROGRESS_STEP = 0.01;

/** One pass over one opened file: packets are read, decoded and written. Run, finish, close. */
export class Transcoding {
  readonly #media: OpenMedia;
  readonly #request: ConversionRequest;
  readonly #packet = new Packet();
  readonly #frame = new Frame();
  #output: Output | null = null;
  readonly #promisedSeconds: number | null;
  #isReadToEnd = false;
  #isTorn = false;
  #decodeErrors = 0;
  readonly #packets: PacketMeter;
  #ratio = 0;

  constructor(media: OpenMedia, request: ConversionRequest) {
    this.#media = media;
    this.#request = request;
    this.#promisedSeconds = promisedSeconds(media);
    this.#packets = new PacketMeter(media);
    this.#packet.alloc();
    this.#frame.alloc();
  }

  /** Decodes everything. Throws a {@link Refusal} as soon as a limit is passed. */
  async run(onProgress: (ratio: number) => void): Promise<void> {
    const { formatContext, stream } = this.#media;
    const packet = this.#packet;
    const streamIndex = stream.index;
    let read = formatContext.readFrameSync(packet);
    while (read >= 0) {
      if (packet.streamIndex === streamIndex) {
        this.#packets.add(packet);
        this.#isTorn ||= packet.hasFlags(AV_PKT_FLAG_CORRUPT);
        this.#decode(packet);
      }
      if (this.#output?.wav.isFull) {
        this.#output.wav.flush();
        this.#report(onProgress);
        // A turn of the event loop: the process hears that its parent is gone.
        await nextTurn();
      }
      packet.unref();
      read = formatContext.readFrameSync(packet);
    }
    this.#isReadToEnd = read === AVERROR_EOF;
    this.#decode(null);
    this.#output?.converter.drain();
  }

  /** Completes both files and says what they are. Throws a {@link Refusal} when there was nothing to decode. */
  async finish(): Promise<MediaFacts> {
    const media = this.#media;
    if (media.isDoubtful && (this.#decodeErrors > 0 || this.#output === null)) {
      throw new Refusal(failure("unrecognised"));
    }
    if (this.#output === null || this.#output.wav.frames === 0) throw new Refusal(failure("noSamples"));
    const { wav, tap, nullTest, track, sourceChannels } = this.#output;
    const sizes = wav.finish(this.#request.peaksPath);
    const durationSeconds = wav.frames / wav.sampleRateHz;
    const { measures, windows } = tap.finish();
    const loudness = isRoundedOnly(measures) ? null : createWavLoudness(wav);
    const written = await readBack(this.#request.wavPath, { digestSamples: nullTest.applies, listener: loudness });
    const wavLufs = loudness ? loudness.result() : measures.integratedLufs;
    const faults = this.#faults(durationSeconds);
    return {
      container: media.container,
      codec: media.codec,
      ...track,
      channels: sourceChannels,
      bitRate: this.#bitRate(durationSeconds),
      variableBitRate: this.#packets.isVariable,
      tags: readTags(media),
      sampleRateHz: wav.sampleRateHz,
      wavChannels: wav.channels,
      frames: wav.frames,
      ...sizes,
      wavSha256: written.sha256,
      ...toChanges(measures, { peak: wav.peak, integratedLufs: wavLufs }),
      dropped: listDropped(media),
      nullTest: nullTest.finish(written.samplesSha256, wav.frames),
      faults,
      partial: faults.length > 0,
      measures,
      findings: findFaults({ windows, measures, durationSeconds }),
    };
  }

  /** Frees what the pass holds; the media stay open. */
  close(): void {
    this.#output?.converter.free();
    this.#output?.tap.free();
    this.#output?.wav.close();
    this.#packet.free();
    this.#frame.free();
  }

  #decode(packet: Packet | null): void {
    const { decoder } = this.#media;
    const sent = decoder.sendPacketSync(packet);
    if (sent < 0) this.#countError(sent);
    let received = decoder.receiveFrameSync(this.#frame);
    while (received >= 0) {
      this.#write(this.#frame);
      received = decoder.receiveFrameSync(this.#frame);
    }
    if (received !== AVERROR_EAGAIN && received !== AVERROR_EOF) this.#countError(received);
  }

  #countError(code: number): void {
    // Memory runs out where a file asks for absurd amounts: that is no gap in the audio.
    if (code === AVERROR_ENOMEM) throw new Refusal(failure("crashed"));
    this.#decodeErrors += 1;
  }

  #write(frame: Frame): void {
    if (frame.nbSamples === 0) return;
    this.#output ??= this.#createOutput(frame);
    const { converter, tap, nullTest, wav, maxFrames } = this.#output;
    tap.add(frame);
    nullTest.add(frame);
    converter.add(frame);
    if (wav.frames > maxFrames) throw new Refusal(this.#overLimit(wav));
  }

  #createOutput(frame: Frame): Output {
    const { channels: sourceChannels, sampleRate: sampleRateHz } = frame;
    requireSupported(sourceChannels, sampleRateHz);
    const { wavPath, maxDurationSeconds, maxWavBytes = MAX_WAV_BYTES } = this.#request;
    const channels = sourceChannels === 1 ? 1 : 2;
    const frameBytes = wavBytes(1, channels) - wavBytes(0, channels);
    const maxFrames = Math.floor(
      Math.min(maxDurationSeconds * sampleRateHz, (maxWavBytes - wavBytes(0, channels)) / frameBytes),
    );
    const wav = new WavWriter(wavPath, { channels, sampleRateHz });
    return {
      wav,
      converter: new PcmConverter(wav),
      tap: new FloatTap(frame),
      nullTest: new NullTest(frame, this.#media),
      track: describeTrack(this.#media, frame),
      maxFrames,
      sourceChannels,
    };
  }

  #overLimit(wav: WavWriter) {
    const { maxDurationSeconds } = this.#request;
    return wav.frames > maxDurationSeconds * wav.sampleRateHz ? tooLong(maxDurationSeconds) : failure("tooLarge");
  }

  #faults(decodedSeconds: number): string[] {
    const { container, fileBytes, isOpenEnded, isShorterThanSaid } = this.#media;
    const promised = this.#promisedSeconds;
    return toFaults({
      isReadToEnd: this.#isReadToEnd,
      decodeErrors: this.#decodeErrors,
      isTorn: this.#isTorn && !isOpenEnded,
      endsInsidePage: container === "ogg" && endsInsideOggPage(this.#request.inputPath, fileBytes),
      isShorterThanSaid,
      missingSeconds: this.#packets.missingSeconds,
      missed:
        promised !== null && endsEarly(promised, decodedSeconds) ? { promisedSeconds: promised, decodedSeconds } : null,
    });
  }

  #bitRate(durationSeconds: number): number | null {
    const declared = Number(this.#media.stream.codecpar.bitRate);
    if (declared > 0) return declared;
    const { bytes } = this.#packets;
    return bytes > 0 ? Math.round((bytes * 8) / durationSeconds) : null;
  }

  #report(onProgress: (ratio: number) => void): void {
    const { pos } = this.#packet;
    // The place in the file: unlike a duration in a header, its size is never wrong.
    const reached = pos === AV_NOPTS_VALUE || pos < 0n ? 0 : Number(pos) / this.#media.fileBytes;
    if (reached < this.#ratio + PROGRESS_STEP) return;
    this.#ratio = Math.min(1, reached);
    onProgress(this.#ratio);
  }
}
