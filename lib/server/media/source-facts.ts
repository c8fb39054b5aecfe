import {
  AV_CHANNEL_ORDER_UNSPEC,
  AV_DISPOSITION_ATTACHED_PIC,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_SUBTITLE,
  AVMEDIA_TYPE_VIDEO,
} from "node-av/constants";
import { avChannelLayoutDefault, avChannelLayoutDescribe, avGetCodecName, type Frame, type Stream } from "node-av/lib";
import type { AudioReceipt } from "../../contract/quality.ts";
import type { OpenMedia } from "./open-media.ts";

type Dropped = AudioReceipt["dropped"][number];
type Tag = AudioReceipt["original"]["tags"][number];

const MAX_TAGS = 50;
const MAX_TAG_LENGTH = 500;
/** What libavformat makes up, or what only says how the file is built. */
const NO_TAGS = /^(major_brand|minor_version|compatible_brands|duration|vendor_id|handler_name)$/i;

/** What a track is, as its first frame and its parameters say. */
export type TrackFacts = { profile: string | null; layout: string; bitDepth: number | null };

/** Profile, layout and depth of the track that was chosen. */
export function describeTrack({ decoder, stream, profiles, codec, isLossless }: OpenMedia, first: Frame): TrackFacts {
  const given = first.channelLayout;
  const layout = given.order === AV_CHANNEL_ORDER_UNSPEC ? avChannelLayoutDefault(first.channels) : given;
  const { bitsPerRawSample, bitsPerCodedSample } = stream.codecpar;
  const hasDepth = isLossless || codec.startsWith("pcm_");
  const profile = profiles.find((one) => one.profile === decoder.profile || one.profile === stream.codecpar.profile);
  return {
    profile: profile?.name ?? null,
    layout: avChannelLayoutDescribe(layout) ?? `${first.channels} channels`,
    // Of a lossy codec the container may claim a depth, but it has none.
    bitDepth: hasDepth ? bitsPerRawSample || bitsPerCodedSample || null : null,
  };
}

/** What recorders and editors wrote into the file: of the container and of the track, without control characters. */
export function readTags({ formatContext, stream }: OpenMedia): Tag[] {
  const all = { ...formatContext.metadata?.getAll(), ...stream.metadata?.getAll() };
  return Object.entries(all)
    .filter(([name]) => !NO_TAGS.test(name))
    .slice(0, MAX_TAGS)
    .map(([name, value]) => ({ name: toPlain(name), value: toPlain(value) }))
    .filter(({ name, value }) => name !== "" && value !== "");
}

function toPlain(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, " ")
    .trim()
    .toWellFormed();
  return [...plain].slice(0, MAX_TAG_LENGTH).join("");
}

/** What is in the file beside the track that was converted. */
export function listDropped({ formatContext, stream }: OpenMedia): Dropped[] {
  return formatContext.streams.filter((other) => other.index !== stream.index).map(toDropped);
}

const SENTENCES: Record<Dropped["kind"], string> = {
  video: "A picture track was left out.",
  coverArt: "A picture that belongs to the recording was left out.",
  audio: "Another audio track was left out: only the best one is converted.",
  subtitles: "A track of subtitles was left out.",
  data: "A track that is neither sound nor picture was left out.",
};

function toDropped(stream: Stream): Dropped {
  const kind = kindOf(stream);
  return { kind, codec: avGetCodecName(stream.codecpar.codecId), sentence: SENTENCES[kind] };
}

function kindOf(stream: Stream): Dropped["kind"] {
  const type = stream.codecpar.codecType;
  if (stream.hasDisposition(AV_DISPOSITION_ATTACHED_PIC)) return "coverArt";
  if (type === AVMEDIA_TYPE_VIDEO) return "video";
  if (type === AVMEDIA_TYPE_AUDIO) return "audio";
  return type === AVMEDIA_TYPE_SUBTITLE ? "subtitles" : "data";
}
