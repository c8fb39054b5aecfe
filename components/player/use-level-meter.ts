"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { usePlayerState } from "@/components/player/use-player";
import { followPeak, isClipped, toMeterRatio } from "@/lib/browser/player/meter-level";
import type { Player } from "@/lib/browser/player/player";

/** Whoever wants little motion sees the level change twice a second. */
const CALM_EVERY_MS = 500;
const SILENT_DBFS = -60;

type LevelMeter = {
  /** Its children are the bars, one a channel. */
  barsRef: RefObject<HTMLElement | null>;
  /** Which channels have clipped since it was last forgotten. */
  clipped: readonly boolean[];
  forgetClipped: () => void;
};

/** Draws the levels of what is heard as long as it plays, by the frames of the screen. */
export function useLevelMeter(player: Player | null, channels: number): LevelMeter {
  const barsRef = useRef<HTMLElement>(null);
  const [clipped, setClipped] = useState<readonly boolean[]>([]);
  const isRunning = usePlayerState(player, (state) => state.isPlaying && state.hasSound);

  useEffect(() => {
    const bars = [...(barsRef.current?.children ?? [])].filter((bar) => bar instanceof HTMLElement);
    if (!player || !isRunning) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const levels = new Array<number>(channels).fill(SILENT_DBFS);
    let drawnAtMs = performance.now();
    let frame = requestAnimationFrame(draw);

    function draw(nowMs: number): void {
      frame = requestAnimationFrame(draw);
      const peaks = player?.readPeaks()?.slice(0, channels) ?? [];
      if (peaks.some(isClipped)) setClipped((before) => mergeClipped(before, peaks.map(isClipped)));
      if (isCalm && nowMs - drawnAtMs < CALM_EVERY_MS) return;
      for (const [channel, peak] of peaks.entries()) {
        levels[channel] = followPeak(levels[channel] ?? SILENT_DBFS, peak, Math.max(0, nowMs - drawnAtMs));
        bars[channel]?.style.setProperty("--level", `${toMeterRatio(levels[channel])}`);
      }
      drawnAtMs = nowMs;
    }

    return () => {
      cancelAnimationFrame(frame);
      for (const bar of bars) bar.style.removeProperty("--level");
    };
  }, [player, isRunning, channels]);

  return { barsRef, clipped, forgetClipped: () => setClipped([]) };
}

/** The same list where nothing is new, so that nothing is drawn again. */
function mergeClipped(before: readonly boolean[], now: readonly boolean[]): readonly boolean[] {
  return now.every((is, channel) => !is || before[channel])
    ? before
    : now.map((is, channel) => is || Boolean(before[channel]));
}
