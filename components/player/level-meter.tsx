"use client";

import type { RefObject } from "react";
import { useLevelMeter } from "@/components/player/use-level-meter";
import { usePreferences } from "@/components/player/use-preferences";
import { cn } from "@/components/ui/cn";
import type { Player } from "@/lib/browser/player/player";

const NAMES = { 1: ["The sound"], 2: ["Left", "Right"] } as const;

/** How loud each channel is at the moment, and whether one has reached full scale since somebody looked last. */
export function LevelMeter({ player, channels }: { player: Player | null; channels: 1 | 2 }) {
  const { hasMeter } = usePreferences();
  return hasMeter ? <Meter player={player} channels={channels} /> : null;
}

function Meter({ player, channels }: { player: Player | null; channels: 1 | 2 }) {
  const { barsRef, clipped, forgetClipped } = useLevelMeter(player, channels);
  const names: readonly string[] = NAMES[channels];
  const hasClipped = clipped.some(Boolean);
  const words = names.filter((_name, channel) => clipped[channel]).join(" and ");
  return (
    <div data-slot="level-meter" className="flex items-center gap-1.5">
      <div ref={barsRef as RefObject<HTMLDivElement | null>} aria-hidden="true" className="grid w-16 gap-0.5">
        {names.map((name) => (
          <span key={name} className="block h-1.5 overflow-hidden rounded-full bg-muted">
            <span className="block h-full origin-left scale-x-(--level,0) rounded-full bg-success" />
          </span>
        ))}
      </div>
      {/* Always there, so that nothing moves when it lights up, and said when it does. */}
      <span aria-live="polite" className="sr-only">
        {hasClipped ? `${words} reached full scale.` : ""}
      </span>
      <button
        type="button"
        aria-label={hasClipped ? `Clip light: ${words}. Put it out` : "Clip light, off"}
        aria-disabled={!hasClipped}
        onClick={forgetClipped}
        className={cn(
          "grid h-6 place-items-center rounded-sm border px-1 font-medium text-[0.6875rem]",
          hasClipped ? "border-destructive bg-destructive text-destructive-foreground" : "text-muted-foreground",
        )}
      >
        Clip
      </button>
    </div>
  );
}
