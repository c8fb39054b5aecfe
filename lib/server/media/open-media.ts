import { statSync } from "node:fs";
import path from "node:path";
import {
  AV_CODEC_PROP_LOSSLESS,
  AV_DISPOSITION_ATTACHED_PIC,
  AVDISCARD_ALL,
  AVERROR_DECODER_NOT_FOUND,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
} from "node-av/constants";
import {
  avGetCodecName,
  type Codec,
  CodecContext,
  type CodecProfile,
  Dictionary,
  FormatContext,
  InputFormat,
  type Stream,
} from "node-av/lib";
import { failure } from "../../domain/failures.ts";
import { type FormatId, findFormatId, formatWhitelist } from "../../domain/formats.ts";
import { Refusal } from "./conversion.ts";
import { docTypeOf, isOpenEnded, isShorterThanSaid, readBytes } from "./file-bytes.ts";

/** Enough for every signature, and for the DocType of a Matroska file. */
const HEAD_BYTES = 64 * 1024;
/** Below this libavformat has seen a few bytes that could be a frame: text and noise reach it by chance. */
const SURE_PROBE_SCORE = 25;
/** Headerless streams: that they cannot be opened says nothing of damage. */
const HEADERLESS = new Set<FormatId>(["mp3", "aac"]);

export type OpenMedia = {
  formatContext: FormatContext;
  decoder: CodecContext;
  stream: Stream;
  container: FormatId;
  codec: string;
  /** Those that the codec has, with their names. */
  profiles: readonly CodecProfile[];
  /** Whether the codec gives back what went into it. */
  isLossless: boolean;
  fileBytes: number;
  /** Whether the bytes only resemble their format, so that one decode error is enough to disbelieve them. */
  isDoubtful: boolean;
  /** Whether no length was known when the file was written, so that a short last packet is no loss. */
  isOpenEnded: boolean;
  /** Whether fewer bytes are there than the file says it has. */
  isShorterThanSaid: boolean;
};

/**
 * Opens the best audio track of a stored file for decoding; close it with {@link closeMedia}. Only the file itself is
 * read: no other protocol, and no demuxer that follows names inside the file. Throws a {@link Refusal} (`empty`,
 * `unrecognised`, `damaged`, `noAudio`, `unsupported`).
 */
export function openMedia(inputPath: string): OpenMedia {
  const fileBytes = statSync(inputPath).size;
  if (fileBytes === 0) throw new Refusal(failure("empty"));
  const head = readBytes(inputPath, 0, HEAD_BYTES);
  const formatContext = openContainer(inputPath, head);
  try {
    const demuxer = formatContext.iformat?.name ?? "";
    const container = findFormatId(demuxer, brandOf(formatContext) || docTypeOf(head));
    if (container === null) throw new Refusal(failure("unrecognised"));
    const isDoubtful = formatContext.probeScore < SURE_PROBE_SCORE;
    discardAllButAudio(formatContext);
    const found = formatContext.findStreamInfoSync();
    if (found < 0) throw new Refusal(failure(isDoubtful ? "unrecognised" : "damaged"));
    discardAllButAudio(formatContext);
    const { stream, codec } = chooseAudio(formatContext, isDoubtful);
    const decoder = openDecoder(stream, codec);
    return {
      formatContext,
      decoder,
      stream,
      container,
      codec: avGetCodecName(stream.codecpar.codecId) ?? "unknown",
      profiles: codec.profiles ?? [],
      isLossless: stream.codecpar.hasProperties(AV_CODEC_PROP_LOSSLESS),
      fileBytes,
      isDoubtful,
      isOpenEnded: isOpenEnded(head),
      isShorterThanSaid: isShorterThanSaid(head, fileBytes),
    };
  } catch (error) {
    formatContext.closeInputSync();
    throw error;
  }
}

/** Frees everything that {@link openMedia} opened. */
export function closeMedia(media: OpenMedia): void {
  media.decoder.freeContext();
  media.formatContext.closeInputSync();
}

function openContainer(inputPath: string, head: Buffer): FormatContext {
  const formatContext = new FormatContext();
  // The whitelist of protocols alone does not do: a playlist would still play another local file.
  const options = Dictionary.fromObject({ protocol_whitelist: "file", format_whitelist: formatWhitelist() });
  const opened = formatContext.openInputSync(`file:${path.resolve(inputPath)}`, null, options);
  options.free();
  if (opened >= 0) return formatContext;
  const likely = InputFormat.probe(head)?.name;
  const container = likely ? findFormatId(likely) : null;
  if (container === null || HEADERLESS.has(container)) throw new Refusal(failure("unrecognised"));
  throw new Refusal(failure("damaged"));
}

function brandOf(formatContext: FormatContext): string {
  return formatContext.metadata?.get("major_brand") ?? "";
}

function discardAllButAudio(formatContext: FormatContext): void {
  for (const stream of formatContext.streams) {
    if (stream.codecpar.codecType !== AVMEDIA_TYPE_AUDIO) stream.discard = AVDISCARD_ALL;
  }
}

function chooseAudio(formatContext: FormatContext, isDoubtful: boolean): { stream: Stream; codec: Codec } {
  const best = formatContext.findBestStream(AVMEDIA_TYPE_AUDIO, -1, -1, true);
  if (best.streamIndex === AVERROR_DECODER_NOT_FOUND) throw new Refusal(failure("unsupported"));
  const stream = formatContext.streams[best.streamIndex];
  if (best.streamIndex < 0 || stream === undefined) {
    if (isDoubtful) throw new Refusal(failure("unrecognised"));
    throw new Refusal(failure("noAudio", noAudioDetail(formatContext)));
  }
  if (best.decoder === null) throw new Refusal(failure("unsupported"));
  return { stream, codec: best.decoder };
}

function noAudioDetail(formatContext: FormatContext): string | undefined {
  const isFilm = formatContext.streams.some(
    (stream) => stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO && !stream.hasDisposition(AV_DISPOSITION_ATTACHED_PIC),
  );
  return isFilm ? "The file holds a picture track but no audio." : undefined;
}

function openDecoder(stream: Stream, codec: Codec): CodecContext {
  const decoder = new CodecContext();
  decoder.allocContext3(codec);
  decoder.parametersToContext(stream.codecpar);
  // libavcodec leaves it to the caller, and some decoders reckon with it.
  decoder.pktTimebase = stream.timeBase;
  // One core a worker: the number of workers decides how many cores conversions take.
  decoder.threadCount = 1;
  if (decoder.open2Sync(codec) < 0) {
    decoder.freeContext();
    throw new Refusal(failure("unsupported"));
  }
  return decoder;
}
