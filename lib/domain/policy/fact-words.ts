import { containerLabel } from "../formats.ts";
import { type FactName, type FactRow, facts } from "./facts.ts";

const MOST_DIGITS = 6;

/** The row of a fact, as wide as the table's type. */
export function factRow(name: FactName): FactRow {
  return facts[name];
}

/** What a fact is called within a sentence: `sample rate`. */
export function toSubject(name: FactName): string {
  const { label } = factRow(name);
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** A stored number in the unit that people see, without the dust of binary fractions: 0.001 is `0.1` percent. */
export function toShown(name: FactName, value: number): number {
  const row = factRow(name);
  return row.kind === "number" ? withoutDust(value * row.scale) : value;
}

/** The other way round. */
export function toStored(name: FactName, shown: number): number {
  const row = factRow(name);
  return row.kind === "number" ? withoutDust(shown / row.scale) : shown;
}

/**
 * A number of a fact in words: `8,000 Hz`. It has as few decimals as tell it from `other`, a stored number too, so that no
 * sentence says that 4.5 s is less than 4.5 s.
 */
export function toNumberWords(name: FactName, value: number, other: number = value): string {
  const row = factRow(name);
  const unit = row.kind === "number" && row.unit ? ` ${row.unit}` : "";
  const [shown, beside] = [toShown(name, value), toShown(name, other)];
  let digits = Number.isInteger(shown) ? 0 : 1;
  while (digits < MOST_DIGITS && shown !== beside && round(shown, digits) === round(beside, digits)) digits++;
  return `${round(shown, value === other ? MOST_DIGITS : digits)}${unit}`;
}

/** Words to choose from: `flac`, `flac or wav`, `none, low or medium`. */
export function toChoiceWords(name: FactName, words: readonly string[]): string {
  const shown = words.map((word) => toWord(name, word));
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(", ")} or ${shown.at(-1)}`;
}

/** A word of a fact as people write it. */
export function toWord(name: FactName, word: string): string {
  return name === "container" ? containerLabel(word) : word;
}

/** One for each number of decimals: to make them takes far longer than to use them. */
const formats = Array.from(
  { length: MOST_DIGITS + 1 },
  (_none, digits) => new Intl.NumberFormat("en", { maximumFractionDigits: digits }),
);

function round(value: number, digits: number): string {
  return formats[digits]?.format(value) ?? String(value);
}

function withoutDust(value: number): number {
  return Number(value.toPrecision(12));
}
