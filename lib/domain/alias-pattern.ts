import { aliasOfFileName, toAlias } from "./alias.ts";

/** What a pattern can say of a file. */
export type AliasFacts = {
  name: string;
  /** Its place in a folder that was given: `calls/may/1.wav`. */
  path: string;
  /** Which file of its batch it is, from 1 on, and how many there are. */
  number: number;
  count: number;
  /** The day in ISO 8601: `2026-01-31`. */
  date: string;
};

const PLACEHOLDER = /\{(name|folder|n|date)\}/g;

/**
 * The alias that a pattern gives a file: `{name}` is its name without the extension, `{folder}` the last folder of its
 * path (empty without one), `{n}` its number with zeros in front, `{date}` the day. Other braces stay as they are. It is what
 * the server takes as an alias, and empty where nothing is left.
 */
export function toAliasByPattern(pattern: string, facts: AliasFacts): string {
  return toAlias(pattern.replace(PLACEHOLDER, (_, word: string) => toValue(word, facts))).trim();
}

function toValue(word: string, { name, path, number, count, date }: AliasFacts): string {
  switch (word) {
    case "name":
      return aliasOfFileName(name);
    case "folder":
      return path.split("/").at(-2) ?? "";
    case "n":
      return String(number).padStart(String(count).length, "0");
    default:
      return date;
  }
}

/** The day of `date` where it is looked at, in ISO 8601: `2026-01-31`. */
export function toIsoDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
