import { parseDuration } from "@/lib/domain/durations";

/** The sign that is as wide as a digit and is read as minus. */
const MINUS = "\u2212";

/** A number with a true minus and so many decimals; never `−0.0`. */
export function toNumber(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `${MINUS}${text}` : text;
}

/** A level or a loudness: `−16.9 LUFS`. What is silent has none. */
export function toLevel(value: number | null, unit: string): string | null {
  return value === null ? null : `${toNumber(value, 1)} ${unit}`;
}

/** A difference: `+0.2 dB`, `−3.0 dB`, `none` for less than can be shown. */
export function toChange(value: number | null, unit: string): string | null {
  if (value === null) return null;
  const text = toNumber(value, 1);
  if (text === "0.0") return "none";
  return `${value > 0 ? "+" : ""}${text} ${unit}`;
}

/** A share of the whole (0..1) in percent. Only none is `0 %`, and only all is `100 %`. */
export function toPercent(ratio: number): string {
  const percent = ratio * 100;
  if (percent <= 0) return "0 %";
  if (percent < 0.01) return "under 0.01 %";
  if (percent < 10) return `${Number(percent.toPrecision(2))} %`;
  return percent < 100 && percent >= 99.5 ? "over 99 %" : `${Math.round(percent)} %`;
}

/** An offset of the samples (-1..1) as a share of full scale: `+0.52 %`, `−2 %`. */
export function toOffset(offset: number): string {
  const words = toPercent(Math.abs(offset));
  if (words === "0 %" || words.startsWith("under")) return words;
  return `${offset < 0 ? MINUS : "+"}${words}`;
}

/** A frequency to three digits: `3.4 kHz`, `22.1 kHz`, `50 Hz`. */
export function toFrequency(hz: number): string {
  return hz < 1000 ? `${Number(hz.toPrecision(3))} Hz` : `${Number((hz / 1000).toPrecision(3))} kHz`;
}

/** How alike two channels are (-1..1), in words after the number. */
export function toCorrelationWords(correlation: number): string {
  const text = toNumber(correlation, 2);
  if (correlation >= 0.995) return `${text}, both the same`;
  if (correlation <= -0.5) return `${text}, one upside down`;
  return Math.abs(correlation) < 0.05 ? `${text}, nothing in common` : text;
}

/** How much voice there is: `4.2 s of voice`; `duration` as the contract has it. */
export function toVoiceWords(duration: string): string {
  const seconds = parseDuration(duration);
  return seconds > 0 ? `${toSeconds(seconds)} of voice` : "no voice";
}

/** Seconds to a tenth: `4.2 s`. Cut off, never rounded up, as every clock beside it. */
export function toSeconds(seconds: number): string {
  const tenths = Math.floor(seconds * 10 + 1e-6);
  return seconds > 0 && tenths === 0 ? "under 0.1 s" : `${(tenths / 10).toFixed(1)} s`;
}
