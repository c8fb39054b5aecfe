/**
 * A position or a length for people: `0:03.5`, `12:00.0`, and from an hour on `1:02:03`. Cut off, never rounded up, so
 * that no clock shows a moment that has not come. What is not a positive number reads as `0:00.0`.
 */
export function toTimecode(seconds: number): string {
  // A hair is added before cutting: 0.3 is stored a little under three tenths.
  const tenths = Math.floor(positive(seconds) * 10 + 1e-6);
  const whole = Math.floor(tenths / 10);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  if (hours > 0) return `${hours}:${twoDigits(minutes)}:${twoDigits(whole % 60)}`;
  return `${minutes}:${twoDigits(whole % 60)}.${tenths % 10}`;
}

/**
 * A moment to as many places as are asked for, rounded: `0:03`, `0:03.250`, `1:02:03.5`. For rulers and pointers, which tell
 * places and not clocks.
 */
export function toFineTimecode(seconds: number, digits: number): string {
  const whole = 10 ** digits;
  const units = Math.round(positive(seconds) * whole);
  const rest = Math.floor(units / whole);
  const hours = Math.floor(rest / 3600);
  const minutes = Math.floor(rest / 60) % 60;
  const head = hours > 0 ? `${hours}:${twoDigits(minutes)}` : `${minutes}`;
  const tail = digits > 0 ? `.${String(units % whole).padStart(digits, "0")}` : "";
  return `${head}:${twoDigits(rest % 60)}${tail}`;
}

/** A short length in words, in seconds or in what is left of one: `2.5 seconds`, `20 milliseconds`, `1.4 milliseconds`. */
export function toSpokenSpan(seconds: number): string {
  if (seconds >= 1) return toSpokenTime(seconds);
  return counted(Number((positive(seconds) * 1000).toPrecision(2)), "millisecond");
}

/** The same in words, for those who hear the screen: `1 minute 3.5 seconds`. */
export function toSpokenTime(seconds: number): string {
  const tenths = Math.floor(positive(seconds) * 10 + 1e-6);
  const hours = Math.floor(tenths / 36_000);
  const minutes = Math.floor(tenths / 600) % 60;
  const rest = hours > 0 ? Math.floor((tenths % 600) / 10) : (tenths % 600) / 10;
  const parts = [counted(hours, "hour"), counted(minutes, "minute"), counted(rest, "second")].filter(
    (part) => !part.startsWith("0 "),
  );
  return parts.length > 0 ? parts.join(" ") : "0 seconds";
}

/** A sample rate as people write it: `44.1 kHz`, `8 kHz`; under 1 kHz in hertz. */
export function toSampleRateLabel(hz: number): string {
  return hz < 1000 ? `${hz} Hz` : `${hz / 1000} kHz`;
}

const BYTE_UNITS = ["KiB", "MiB", "GiB", "TiB"];

/** A size for people, in powers of 1024 and three digits: `1 byte`, `812 bytes`, `4.61 KiB`, `2 GiB`. */
export function toByteLabel(bytes: number): string {
  if (bytes < 1024) return counted(bytes, "byte");
  let size = bytes / 1024;
  let unit = 0;
  // 1,023.5 KiB would be written as 1,020 KiB: from four digits on the next unit reads better.
  while (size >= 999.5 && unit < BYTE_UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${Number(size.toPrecision(3))} ${BYTE_UNITS[unit]}`;
}

/** A bit rate for people: `128 kbit/s`, `1.41 Mbit/s`. */
export function toBitRateLabel(bitsPerSecond: number): string {
  const kilobits = bitsPerSecond / 1000;
  if (kilobits >= 1000) return `${Number((kilobits / 1000).toPrecision(3))} Mbit/s`;
  return `${Number(kilobits.toPrecision(3))} kbit/s`;
}

function positive(seconds: number): number {
  return seconds > 0 && Number.isFinite(seconds) ? seconds : 0;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
