const EXTENSION = ".wav";
/** Characters that no file system or header should meet: separators, wildcards, quotes, controls, half surrogates. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|%]+/gu;
const MAX_NAME_LENGTH = 100;

/**
 * The value of `Content-Disposition` that saves a WAV under `label` (RFC 6266), see {@link toAttachment}. A label of nothing
 * that a name may have becomes `audio`.
 */
export function toWavAttachment(label: string): string {
  return toHeader(toWavName(label));
}

/** The value of `Content-Disposition` that saves a file under its own `name`, extension and all (RFC 6266). */
export function toAttachment(name: string): string {
  const [, stem = "", extension = ""] = /^(.*?)(\.\w{1,10})?$/s.exec(name) ?? [];
  return toHeader(toSafeName(stem, extension));
}

/** The name of a file for the WAV called `label`, which no file system refuses. */
export function toWavName(label: string): string {
  return toSafeName(label.replace(/\.wav$/i, ""), EXTENSION);
}

/** Characters that file systems refuse become hyphens. */
function toSafeName(stem: string, extension: string): string {
  const bare = stem
    .normalize("NFC")
    .replace(UNSAFE, "-")
    .replace(/^[\s.-]+|[\s.]+$/g, "");
  return `${[...bare].slice(0, MAX_NAME_LENGTH).join("") || "audio"}${extension}`;
}

/** A plain ASCII name for old readers, and the true one in UTF-8 (RFC 8187). */
function toHeader(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]+/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeExtended(name)}`;
}

/** RFC 8187 §3.2.1: beside letters and digits only a few signs stand for themselves. */
function encodeExtended(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
