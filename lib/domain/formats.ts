/**
 * The one table of media formats: what the file picker offers, what libavformat may open and what a page calls it.
 * `demuxers` are FFmpeg's own names. Only real containers are listed: a demuxer that opens other files or addresses
 * on its own (hls, concat, dash, image2, sdp, …) must never be added, because the table is the whitelist too.
 */
export type Format = {
  id: string;
  label: string;
  extensions: readonly string[];
  mimeTypes: readonly string[];
  demuxers: readonly string[];
};

export const formats = [
  {
    id: "mp3",
    label: "MP3",
    extensions: [".mp3", ".mp2", ".mpga"],
    mimeTypes: ["audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/x-mpeg"],
    demuxers: ["mp3"],
  },
  {
    id: "m4a",
    label: "M4A",
    extensions: [".m4a", ".m4b", ".m4r"],
    mimeTypes: ["audio/mp4", "audio/x-m4a", "audio/m4a", "audio/x-m4b"],
    demuxers: ["m4a"],
  },
  {
    id: "mp4",
    label: "MP4",
    extensions: [".mp4", ".m4v"],
    mimeTypes: ["video/mp4", "video/x-m4v"],
    demuxers: ["mp4"],
  },
  { id: "mov", label: "QuickTime", extensions: [".mov", ".qt"], mimeTypes: ["video/quicktime"], demuxers: ["mov"] },
  {
    id: "3gp",
    label: "3GP",
    extensions: [".3gp", ".3gpp", ".3g2", ".3ga"],
    mimeTypes: ["audio/3gpp", "video/3gpp", "audio/3gpp2", "video/3gpp2"],
    demuxers: ["3gp", "3g2"],
  },
  {
    id: "aac",
    label: "AAC",
    extensions: [".aac", ".adts"],
    mimeTypes: ["audio/aac", "audio/aacp", "audio/x-aac", "audio/vnd.dlna.adts"],
    demuxers: ["aac"],
  },
  {
    id: "ogg",
    label: "Ogg",
    extensions: [".ogg", ".oga", ".opus", ".ogv", ".ogx", ".spx"],
    mimeTypes: ["audio/ogg", "audio/opus", "audio/vorbis", "video/ogg", "application/ogg"],
    demuxers: ["ogg"],
  },
  {
    id: "webm",
    label: "WebM",
    extensions: [".webm", ".weba"],
    mimeTypes: ["audio/webm", "video/webm"],
    demuxers: ["webm"],
  },
  {
    id: "matroska",
    label: "Matroska",
    extensions: [".mka", ".mkv"],
    mimeTypes: ["audio/x-matroska", "video/x-matroska", "audio/matroska", "video/matroska"],
    demuxers: ["matroska"],
  },
  { id: "flac", label: "FLAC", extensions: [".flac"], mimeTypes: ["audio/flac", "audio/x-flac"], demuxers: ["flac"] },
  {
    id: "wav",
    label: "WAV",
    extensions: [".wav", ".wave", ".bwf", ".rf64"],
    mimeTypes: ["audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave", "audio/x-pn-wav"],
    demuxers: ["wav"],
  },
  { id: "w64", label: "Wave64", extensions: [".w64"], mimeTypes: ["audio/x-w64"], demuxers: ["w64"] },
  {
    id: "aiff",
    label: "AIFF",
    extensions: [".aiff", ".aif", ".aifc"],
    mimeTypes: ["audio/aiff", "audio/x-aiff"],
    demuxers: ["aiff"],
  },
  { id: "caf", label: "CAF", extensions: [".caf"], mimeTypes: ["audio/x-caf"], demuxers: ["caf"] },
  { id: "au", label: "AU", extensions: [".au", ".snd"], mimeTypes: ["audio/basic"], demuxers: ["au"] },
  {
    id: "amr",
    label: "AMR",
    extensions: [".amr", ".awb"],
    mimeTypes: ["audio/amr", "audio/amr-wb", "audio/x-amr"],
    demuxers: ["amr"],
  },
  {
    id: "wma",
    label: "WMA",
    extensions: [".wma", ".asf", ".wmv"],
    mimeTypes: ["audio/x-ms-wma", "video/x-ms-asf", "video/x-ms-wmv"],
    demuxers: ["asf"],
  },
  {
    id: "avi",
    label: "AVI",
    extensions: [".avi"],
    mimeTypes: ["video/x-msvideo", "video/avi"],
    demuxers: ["avi"],
  },
] as const satisfies readonly Format[];

export type FormatId = (typeof formats)[number]["id"];

const table: readonly (Format & { id: FormatId })[] = formats;

/** The usual extension of a format, with its dot; nothing for an id that is none. */
export function extensionOf(formatId: string): string {
  return table.find(({ id }) => id === formatId)?.extensions[0] ?? "";
}

/** The media type of a format, for an element that plays it; null for an id that is none. */
export function mediaTypeOf(formatId: string): string | null {
  return table.find(({ id }) => id === formatId)?.mimeTypes[0] ?? null;
}

/** Whether a text is the media type of one of the formats: never that of a page, a script or a picture. */
export function isMediaType(text: string): boolean {
  return table.some(({ mimeTypes }) => mimeTypes.includes(text));
}

/** What react-dropzone takes as `accept`: each MIME type with every extension of its format. */
export function dropzoneAccept(): Record<string, string[]> {
  return Object.fromEntries(table.flatMap((row) => row.mimeTypes.map((type) => [type, [...row.extensions]])));
}

/** The demuxers that libavformat may use, as its option `format_whitelist` takes them. */
export function formatWhitelist(): string {
  return table.flatMap((row) => row.demuxers).join(",");
}

/** The names of all formats for a sentence on a page, in the order of the table. */
export function formatLabels(): string[] {
  return table.map((row) => row.label);
}

/**
 * The id of the format that FFmpeg's demuxer `demuxerName` read (`mov,mp4,m4a,3gp,3g2,mj2` is one name), or null
 * where it is none of ours. `marker` tells apart what one demuxer reads: the major brand of an MP4 file
 * (ISO/IEC 14496-12, 4.3) or the DocType of a Matroska file.
 */
export function findFormatId(demuxerName: string, marker = ""): FormatId | null {
  const names = demuxerName.split(",");
  if (names.includes("mov")) return idOfBrand(marker);
  if (names.includes("matroska")) return marker === "webm" ? "webm" : "matroska";
  return table.find((row) => row.demuxers.some((name) => names.includes(name)))?.id ?? null;
}

function idOfBrand(brand: string): FormatId {
  if (brand.startsWith("M4A") || brand.startsWith("M4B")) return "m4a";
  if (brand.startsWith("qt")) return "mov";
  if (brand.startsWith("3g")) return "3gp";
  return "mp4";
}

/** What people call a container, given one of our ids or a demuxer's name; an unknown name is shown as it is. */
export function containerLabel(demuxerName: string): string {
  const id = table.find((row) => row.id === demuxerName)?.id ?? findFormatId(demuxerName);
  return table.find((row) => row.id === id)?.label ?? demuxerName;
}
