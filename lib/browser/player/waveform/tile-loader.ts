import { levelLength } from "../../../domain/peaks.ts";
import type { OpenPeaks } from "../open-peaks.ts";
import type { Scope } from "../scope.ts";
import type { WavWindow } from "../wav-window.ts";
import { createLru } from "./lru.ts";
import {
  framesPerTile,
  framesPerValue,
  SAMPLES_LEVEL,
  type Tile,
  type TileRun,
  tilesOf,
  toRuns,
  valuesOf,
} from "./tiles.ts";

/** The tiles of one recording: those that are here, and those that are on their way. */
export type TileLoader = {
  find(tile: Tile): Int16Array | undefined;
  /** Says what is wanted now. What is missing is asked for; what was asked for and is not wanted any more is given up. */
  want(tiles: readonly Tile[]): void;
};

type Sources = { peaks: OpenPeaks; samples: WavWindow; channels: number };

/** Some hundred tiles: a few screenfuls of every level on the way from the whole to a sample. */
const KEPT_BYTES = 4 * 2 ** 20;
/** After an answer that did not come nothing is asked for a while. */
const REST_MS = 2000;

/** Loads tiles until the scope ends, and tells when some have come. */
export function createTileLoader(
  sources: Sources,
  { scope, onArrive }: { scope: Scope; onArrive: () => void },
): TileLoader {
  const kept = createLru<Int16Array>(KEPT_BYTES, (data) => data.byteLength);
  const coming = new Map<AbortController, Set<string>>();
  let restUntilMs = 0;
  scope.add(() => giveUpAllBut(new Set()));

  function giveUpAllBut(wanted: Set<string>): void {
    for (const [controller, keys] of coming) {
      if ([...keys].some((key) => wanted.has(key))) continue;
      coming.delete(controller);
      controller.abort();
    }
  }

  async function bring(run: TileRun): Promise<void> {
    const controller = new AbortController();
    const tiles = tilesOf(run);
    coming.set(controller, new Set(tiles.map(keyOf)));
    try {
      const data = await readRun(sources, run, controller.signal);
      const length = lengthOfTile(run.level, data.valuesEach);
      for (const [place, tile] of tiles.entries()) {
        // A copy: a view would keep the whole answer alive.
        kept.put(keyOf(tile), data.values.slice(place * length, (place + 1) * length));
      }
      if (!scope.isOver) onArrive();
    } catch {
      // The coarser picture stays, which is right as far as it goes; a later look tries again.
      if (!controller.signal.aborted) restUntilMs = performance.now() + REST_MS;
    } finally {
      coming.delete(controller);
    }
  }

  return {
    find: (tile) => kept.find(keyOf(tile)),
    want(tiles) {
      giveUpAllBut(new Set(tiles.map(keyOf)));
      if (scope.isOver || performance.now() < restUntilMs) return;
      const isComing = (key: string) => [...coming.values()].some((keys) => keys.has(key));
      const missing = tiles.filter((tile) => !kept.has(keyOf(tile)) && !isComing(keyOf(tile)));
      for (const run of toRuns(missing)) void bring(run);
    },
  };
}

function keyOf({ level, index }: Tile): string {
  return `${level}/${index}`;
}

function lengthOfTile(level: number, valuesEach: number): number {
  return (framesPerTile(level) / framesPerValue(level)) * valuesEach;
}

async function readRun(
  { peaks, samples, channels }: Sources,
  run: TileRun,
  signal: AbortSignal,
): Promise<{ values: Int16Array; valuesEach: number }> {
  const { from, to } = valuesOf(run);
  if (run.level === SAMPLES_LEVEL) return { values: await samples.read({ from, to }, signal), valuesEach: channels };
  const page = { level: run.level, from, to: Math.min(to, levelLength(peaks.frames, run.level)) };
  return { values: (await peaks.read(page, signal)).data, valuesEach: channels * 2 };
}
