"use client";

import { useBars } from "@/components/audios/use-bars";
import { cn } from "@/components/ui/cn";
import { parseDuration } from "@/lib/domain/durations";

const BAR_STEP = 3;
const BAR_WIDTH = 2;
const HEIGHT = 32;
/** Silence is drawn too, as a hairline. */
const LEAST_BAR = 1;

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
  const { bars, ref } = useBars(`/${owner}/${space}/audios/${audio}/peaks`, frames);
  return (
    <span
      ref={ref}
      aria-hidden="true"
      data-slot="mini-waveform"
      data-state={bars ? "ready" : "empty"}
      className={cn("block h-8 w-36 shrink-0 text-muted-foreground", className)}
    >
      <Bars bars={bars ?? [0]} />
    </span>
  );
}

function Bars({ bars }: { bars: readonly number[] }) {
  const width = Math.max(1, bars.length * BAR_STEP - (BAR_STEP - BAR_WIDTH));
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="size-full"
      fill="currentColor"
      focusable="false"
      aria-hidden="true"
    >
      <path d={bars.map(toRectangle).join("")} />
    </svg>
  );
}

/** One path for all bars: a list of twenty waveforms would otherwise hold two thousand elements. */
function toRectangle(loudness: number, index: number): string {
  const height = Math.max(LEAST_BAR, Math.min(1, loudness) * HEIGHT);
  return `M${index * BAR_STEP} ${((HEIGHT - height) / 2).toFixed(1)}h${BAR_WIDTH}v${height.toFixed(1)}h-${BAR_WIDTH}z`;
}
