"use client";

import { toAudioPath } from "@/components/audios/audio-path";
import { useBars } from "@/components/audios/use-bars";
import { cn } from "@/components/ui/cn";
import { parseDuration } from "@/lib/domain/durations";

/** Half the height of the picture, in its own units; a bar is one unit wide. */
const MIDDLE = 16;
/** Silence is drawn too, as a hairline. */
const LEAST_HALF = 0.5;

type MiniWaveformProps = {
  owner: string;
  space: string;
  audio: string;
  /** As the contract has it: `PT3.500S`. */
  duration: string;
  /** In hertz. */
  sampleRate: number;
  className?: string;
};

/**
 * A small picture of a recording, for lists: an ornament that says nothing to those who do not see it. It takes its
 * place from the beginning, asks for its peaks when it comes into view, and stays a line when they cannot be had.
 */
export function MiniWaveform({ owner, space, audio, duration, sampleRate, className }: MiniWaveformProps) {
  const frames = Math.round(parseDuration(duration) * sampleRate);
  const { bars, ref } = useBars(`${toAudioPath({ owner, space, audio })}/peaks`, frames);
  const shown = bars ?? [0];
  return (
    <span
      ref={ref}
      aria-hidden="true"
      data-slot="mini-waveform"
      data-state={bars ? "ready" : "empty"}
      className={cn("block h-8 w-36 shrink-0 text-muted-foreground", className)}
    >
      <svg
        viewBox={`0 0 ${Math.max(1, shown.length)} ${MIDDLE * 2}`}
        preserveAspectRatio="none"
        className="size-full"
        fill="currentColor"
        focusable="false"
        aria-hidden="true"
      >
        <path d={toOutline(shown)} />
      </svg>
    </span>
  );
}

/** One closed outline: bars with gaps would beat against the pixels at these widths. */
function toOutline(bars: readonly number[]): string {
  const halves = bars.map((loudness) => Math.max(LEAST_HALF, Math.min(1, loudness) * MIDDLE));
  const top = halves.map((half, bar) => `${bar} ${(MIDDLE - half).toFixed(1)}h1`);
  const bottom = halves.map((half, bar) => `${bar + 1} ${(MIDDLE + half).toFixed(1)}h-1`).reverse();
  return `M${[...top, ...bottom].join("L")}z`;
}
