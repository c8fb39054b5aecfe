"use client";

import { ZoomIn, ZoomOut } from "lucide-react";
import { Range } from "@/components/player/range";
import { usePlayerState } from "@/components/player/use-player";
import { Button } from "@/components/ui/button";
import type { Player } from "@/lib/browser/player/player";
import { canZoom, toZoomRatio, zoomOfRatio } from "@/lib/browser/player/waveform/zoom";
import { toSpokenSpan } from "@/lib/domain/timecode";

/** From the whole recording in the width to single samples. */
export function ZoomControls({ player }: { player: Player | null }) {
  const zoom = usePlayerState(player, (state) => state.zoomPixelsPerSecond);
  const fitPixelsPerSecond = usePlayerState(player, (state) => state.fitPixelsPerSecond);
  const maxPixelsPerSecond = usePlayerState(player, (state) => state.maxPixelsPerSecond);
  const range = { fitPixelsPerSecond, maxPixelsPerSecond };
  if (!player || !canZoom(range)) return null;
  const spanSeconds = zoom === null ? 0 : (fitPixelsPerSecond / zoom) * player.track.durationSeconds;
  const isClosest = zoom !== null && zoom >= maxPixelsPerSecond;
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="sr-only">Zoom</legend>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label="Zoom out"
        aria-disabled={zoom === null}
        onClick={() => player.zoomBy(-1)}
      >
        <ZoomOut aria-hidden="true" />
      </Button>
      <Range
        aria-label="Zoom"
        min={0}
        max={100}
        value={Math.round(toZoomRatio(range, zoom) * 100)}
        aria-valuetext={zoom === null ? "the whole recording" : `${toSpokenSpan(spanSeconds)} in view`}
        onChange={(event) => player.setZoom(zoomOfRatio(range, Number(event.target.value) / 100))}
      />
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label="Zoom in"
        aria-disabled={isClosest}
        onClick={() => player.zoomBy(1)}
      >
        <ZoomIn aria-hidden="true" />
      </Button>
    </fieldset>
  );
}
