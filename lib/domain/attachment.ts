const EXTENSION = ".wav";
/** Characters that no file system or header should meet: separators, wildcards, quotes, controls, half surrogates. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|%]+/gu;
const MAX_NAME_LENGTH = 100;

/**
 * The value of `Content-Disposition` that saves a WAV under `label` (RFC 6266): a plain ASCII name for old readers and
 * the true one in UTF-8 (RFC 8187). Characters that file systems refuse become hyphens; a label of nothing else
 * becomes `audio`.
 */
export function toWavAttachment(label: string): string {
  const name = toWavName(label);
  const ascii = name.replace(/[^\x20-\x7e]+/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeExtended(name)}`;
}

/** The name of a file for the WAV called `label`, which no file system refuses. */
export function toWavName(label: string): string {
  const bare = label
    .normalize("NFC")
    .replace(UNSAFE, "-")
    .replace(/\.wav$/i, "")
    .replace(/^[\s.-]+|[\s.]+$/g, "");
  const stem = [...bare].slice(0, MAX_NAME_LENGTH).join("");
  return `${stem || "audio"}${EXTENSION}`;
}

/** RFC 8187 §3.2.1: beside letters and digits only a few signs stand for themselves. */
function encodeExtended(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
