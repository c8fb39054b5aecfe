import { toSizeWords } from "../domain/sizes.ts";

/** How far a run has come. Bytes that need not be sent count as done, but not for the speed. */
export type Progress = {
  files: number;
  filesDone: number;
  bytes: number;
  bytesDone: number;
  /** Null while nobody can say. */
  bytesPerSecond: number | null;
};

const BAR_MOST = 30;
const BAR_LEAST = 10;

/** One line that says so, and is narrower than `columns`: what matters least is left out first. */
export function renderProgress(progress: Progress, columns: number): string {
  const { files, filesDone, bytes, bytesDone, bytesPerSecond } = progress;
  // Rounded down, so that 100 % is the end.
  const ratio = bytes > 0 ? Math.min(1, bytesDone / bytes) : filesDone / files;
  const percent = `${String(Math.floor(ratio * 100)).padStart(3)}%`;
  const isSent = bytesDone >= bytes;
  const speed = bytesPerSecond && !isSent ? [`${toSizeWords(bytesPerSecond)}/s`] : [];
  const left = bytesPerSecond && !isSent ? [`${toClock((bytes - bytesDone) / bytesPerSecond)} left`] : [];
  const rest = isSent && filesDone < files ? ["converting"] : left;
  const count = [`${filesDone}/${files}`];
  const amounts = [`${toSizeWords(bytesDone)} of ${toSizeWords(bytes)}`];
  const choices = [
    [...count, ...amounts, ...speed, ...rest],
    [...count, ...speed, ...rest],
    [...count, ...rest],
    count,
    [],
  ];
  const room = Math.max(0, columns - 1);
  // As wide from the first moment to the last, whatever stands beside it.
  const width = Math.min(BAR_MOST, Math.floor(room / 3));
  const bar = `[${"#".repeat(Math.floor(ratio * width)).padEnd(width, "-")}] `;
  const tails = choices.map((facts) => [percent, ...facts].join("  "));
  const fitting = tails.find((tail) => width >= BAR_LEAST && bar.length + tail.length <= room);
  if (fitting) return bar + fitting;
  return tails.find((tail) => tail.length <= room) ?? percent.slice(0, room);
}

/** `0:07`, `12:00`, `1:02:03`. */
function toClock(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${two(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

const WINDOW_MS = 8_000;

/** The speed over the last seconds of bytes that are counted as they go; null until there is something to tell. */
export function createSpeedometer(): { add(bytes: number, nowMs: number): void; read(nowMs: number): number | null } {
  const marks: { atMs: number; bytes: number }[] = [];
  return {
    add(bytes, nowMs) {
      if (bytes > 0) marks.push({ atMs: nowMs, bytes });
    },
    read(nowMs) {
      while (marks[0] && marks[0].atMs < nowMs - WINDOW_MS) marks.shift();
      const seconds = marks[0] ? (nowMs - marks[0].atMs) / 1000 : 0;
      if (seconds < 0.5) return null;
      return marks.reduce((sum, { bytes }) => sum + bytes, 0) / seconds;
    },
  };
}

type Sized = { sizeBytes: number };

/** Keeps the progress of many files. */
export type Tracker<T extends Sized> = {
  /** So many bytes of a file are done. The first time that is said of a file, an earlier run may have sent them. */
  note(file: T, bytes: number): void;
  /** Nothing is left to do for this file. */
  finish(file: T): void;
  read(): Progress;
};

export function createTracker<T extends Sized>(files: readonly T[]): Tracker<T> {
  const speed = createSpeedometer();
  const done = new Map<T, number>();
  const sum = (sizes: Iterable<number>) => [...sizes].reduce((total, size) => total + size, 0);
  let filesDone = 0;
  return {
    note(file, bytes) {
      const before = done.get(file);
      if (before !== undefined) speed.add(bytes - before, Date.now());
      done.set(file, bytes);
    },
    finish(file) {
      done.set(file, file.sizeBytes);
      filesDone++;
    },
    read: () => ({
      files: files.length,
      filesDone,
      bytes: sum(files.map(({ sizeBytes }) => sizeBytes)),
      bytesDone: sum(done.values()),
      bytesPerSecond: speed.read(Date.now()),
    }),
  };
}
