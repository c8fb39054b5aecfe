import type { Stretch } from "./stretches.ts";

/** The columns of a canvas: `framesPerColumn` frames each, the first of them beginning at `firstFrame`. */
export type Grid = { firstFrame: number; framesPerColumn: number; columns: number };

/**
 * One channel as it is drawn: the least and the greatest value of each column, 32767 and -32768 where there is none; and
 * where samples lie apart, lines through them: pairs of column and value.
 */
export type ChannelPicture = { least: Int16Array; greatest: Int16Array; lines: Float32Array[] };

const NO_LEAST = 32_767;
const NO_GREATEST = -32_768;

/**
 * The grid for a view from `startFrame`. Its columns are always cut at the same frames, wherever the view begins: what
 * is scrolled moves, and does not flicker.
 */
export function toGrid(startFrame: number, framesPerColumn: number, columns: number): Grid {
  // Where samples lie apart nothing is cut, and every part of a column counts.
  if (areSamplesApart(framesPerColumn)) return { firstFrame: startFrame, framesPerColumn, columns };
  return { firstFrame: Math.floor(startFrame / framesPerColumn) * framesPerColumn, framesPerColumn, columns };
}

/** Whether each sample has a column of its own or more. */
function areSamplesApart(framesPerColumn: number): boolean {
  return framesPerColumn <= 1;
}

/** Draws each of `channels` channels out of `stretches`. */
export function toPictures(stretches: readonly Stretch[], grid: Grid, channels: number): ChannelPicture[] {
  return Array.from({ length: channels }, (_none, channel) => {
    const least = new Int16Array(grid.columns).fill(NO_LEAST);
    const greatest = new Int16Array(grid.columns).fill(NO_GREATEST);
    const picture: ChannelPicture = { least, greatest, lines: [] };
    let line: number[] | null = null;
    const endLine = () => {
      if (line) picture.lines.push(Float32Array.from(line));
      line = null;
    };
    for (const stretch of stretches) {
      if (stretch.framesPerValue === 1 && areSamplesApart(grid.framesPerColumn)) {
        line = [...(line ?? []), ...toLine(stretch, grid, { channel, channels })];
      } else {
        endLine();
        fillColumns(picture, stretch, grid, { channel, channels });
      }
    }
    endLine();
    return picture;
  });
}

type Which = { channel: number; channels: number };

function fillColumns(picture: ChannelPicture, stretch: Stretch, grid: Grid, { channel, channels }: Which): void {
  const { data, dataFrame, framesPerValue } = stretch;
  const { firstFrame, framesPerColumn } = grid;
  // Samples are one number, peaks are two.
  const isSamples = framesPerValue === 1;
  const numbers = isSamples ? channels : channels * 2;
  const [low, high] = isSamples ? [channel, channel] : [channel * 2, channel * 2 + 1];
  const count = Math.floor(data.length / numbers);
  const begin = Math.max(0, Math.floor((stretch.from - firstFrame) / framesPerColumn));
  const end = Math.min(grid.columns, Math.ceil((stretch.to - firstFrame) / framesPerColumn));
  for (let column = begin; column < end; column += 1) {
    const left = Math.max(stretch.from, firstFrame + column * framesPerColumn) - dataFrame;
    const right = Math.min(stretch.to, firstFrame + (column + 1) * framesPerColumn) - dataFrame;
    // From one sample to the next goes a line: a column shares the last one of the column before.
    const first = Math.max(0, Math.floor(left / framesPerValue) - (isSamples ? 1 : 0));
    const last = Math.min(count, Math.max(first + 1, Math.ceil(right / framesPerValue)));
    let least = picture.least[column] as number;
    let greatest = picture.greatest[column] as number;
    for (let place = first * numbers; place < last * numbers; place += numbers) {
      const lowest = data[place + low] as number;
      const highest = data[place + high] as number;
      if (lowest < least) least = lowest;
      if (highest > greatest) greatest = highest;
    }
    picture.least[column] = least;
    picture.greatest[column] = greatest;
  }
}

/** The samples of a stretch and one on either side, so that lines go on beyond the edges. */
function toLine(stretch: Stretch, grid: Grid, { channel, channels }: Which): number[] {
  const { data, dataFrame } = stretch;
  const count = Math.floor(data.length / channels);
  const first = Math.max(0, Math.floor(stretch.from - dataFrame) - 1);
  const last = Math.min(count, Math.ceil(stretch.to - dataFrame) + 1);
  const line: number[] = [];
  for (let index = first; index < last; index += 1) {
    const column = (dataFrame + index - grid.firstFrame) / grid.framesPerColumn;
    line.push(column, data[index * channels + channel] as number);
  }
  return line;
}
