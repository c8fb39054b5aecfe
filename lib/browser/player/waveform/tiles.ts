import { MAX_PIXELS, samplesPerPixel } from "../../../domain/peaks.ts";

/** Below the finest level of peaks are the samples themselves. */
export const SAMPLES_LEVEL = -1;

/** A piece of one level, always of the same length: what is fetched and kept as one. */
export type Tile = { level: number; index: number };

/** A stretch of frames, `to` exclusive. */
export type FrameRange = { from: number; to: number };

const PEAKS_PER_TILE = 1024;
/** A multiple of what one peak covers, and so a whole part of the tiles of peaks. */
const SAMPLES_PER_TILE = 4096;

/** The finest peaks may be drawn so many pixels wide before it is worth the bytes to draw samples. */
const MAX_PIXELS_PER_PEAK = 3;
/** Samples are fetched once a screenful of them is no more than this. Coarser looks are drawn from peaks. */
const MAX_SAMPLE_BYTES_IN_VIEW = 256 * 1024;
const BYTES_PER_SAMPLE = 2;
/** In one request. */
const MAX_SAMPLE_TILES = 32;

/** Frames that one value of `level` stands for. */
export function framesPerValue(level: number): number {
  return level === SAMPLES_LEVEL ? 1 : samplesPerPixel(level);
}

/** Frames that a tile of `level` covers. */
export function framesPerTile(level: number): number {
  return level === SAMPLES_LEVEL ? SAMPLES_PER_TILE : PEAKS_PER_TILE * samplesPerPixel(level);
}

export type Look = { framesPerPixel: number; framesInView: number; channels: number; overviewLevel: number };

/**
 * The level that a look is drawn from: the coarsest that has a value for each pixel, never coarser than the overview,
 * which is there anyway. Closer than the finest peaks these are stretched, until that shows and the samples in view are few
 * enough.
 */
export function levelOfLook({ framesPerPixel, framesInView, channels, overviewLevel }: Look): number {
  let level = overviewLevel;
  while (level > 0 && samplesPerPixel(level) > framesPerPixel) level -= 1;
  const isCoarse = samplesPerPixel(0) <= framesPerPixel * MAX_PIXELS_PER_PEAK;
  const isMuch = framesInView * channels * BYTES_PER_SAMPLE > MAX_SAMPLE_BYTES_IN_VIEW;
  return isCoarse || isMuch ? level : SAMPLES_LEVEL;
}

/** The tiles of `level` that a stretch touches. */
export function tilesIn(level: number, { from, to }: FrameRange): Tile[] {
  const first = Math.floor(from / framesPerTile(level));
  const end = Math.ceil(to / framesPerTile(level));
  return Array.from({ length: Math.max(0, end - first) }, (_none, place) => ({ level, index: first + place }));
}

/** Tiles of one level that follow one another: they come in one answer. */
export type TileRun = { level: number; first: number; count: number };

/** The fewest requests for `tiles`, none longer than the server allows. */
export function toRuns(tiles: readonly Tile[]): TileRun[] {
  const runs: TileRun[] = [];
  for (const { level, index } of tiles) {
    const last = runs.at(-1);
    const isNext = last && last.level === level && last.first + last.count === index;
    if (isNext && last.count < mostTiles(level)) last.count += 1;
    else runs.push({ level, first: index, count: 1 });
  }
  return runs;
}

function mostTiles(level: number): number {
  return level === SAMPLES_LEVEL ? MAX_SAMPLE_TILES : MAX_PIXELS / PEAKS_PER_TILE;
}

/** The tiles of a run, in order. */
export function tilesOf({ level, first, count }: TileRun): Tile[] {
  return Array.from({ length: count }, (_none, place) => ({ level, index: first + place }));
}

/** Which values of its level a run is: indexes of peaks or samples, `to` exclusive; it may end after the recording. */
export function valuesOf({ level, first, count }: TileRun): FrameRange {
  const perTile = framesPerTile(level) / framesPerValue(level);
  return { from: first * perTile, to: (first + count) * perTile };
}
