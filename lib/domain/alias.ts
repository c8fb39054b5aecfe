const ALIAS_MAX_LENGTH = 100;
const NAME_MAX_LENGTH = 255;

/** The alias that a file gets at first: its name without the extension, cut to what an alias may be. */
export function aliasOfFileName(name: string): string {
  const stem = name.replace(/(.)\.[^.\s]{1,10}$/su, "$1");
  return toAlias(stem).trim();
}

/** `text` as the server takes it: NFC, no control characters or lone surrogates, at most 100 UTF-16 units. */
export function toAlias(text: string): string {
  return cut(clean(text), ALIAS_MAX_LENGTH);
}

/** A file name as the server takes it: at most 255 UTF-16 units; null where nothing is left. */
export function toFileName(name: string): string | null {
  return cut(clean(name), NAME_MAX_LENGTH) || null;
}

function clean(text: string): string {
  return text.normalize("NFC").replace(/[\p{Cc}\p{Cs}]/gu, "");
}

/** Cuts between characters, never through a surrogate pair. */
function cut(text: string, maxLength: number): string {
  const isPairSplit = /[\uD800-\uDBFF]/.test(text.charAt(maxLength - 1)) && text.length > maxLength;
  return text.slice(0, isPairSplit ? maxLength - 1 : maxLength);
}
