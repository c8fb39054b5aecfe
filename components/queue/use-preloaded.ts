"use client";

import { useEffect } from "react";
import { type SpaceAddress, toAudioPath } from "@/components/audios/audio-path";
import { preloadTrack } from "@/lib/browser/player/track-media";
import type { QueueEntry } from "@/lib/domain/review/queue-session";

type Options = { address: SpaceAddress; hasPeaks: boolean };

/** Has the beginning of the next recording fetched while one is at this one. */
export function usePreloaded(next: QueueEntry | null, { address, hasPeaks }: Options): void {
  const path = next && toAudioPath({ ...address, audio: next.handle });
  const { durationSeconds, sampleRateHz } = next ?? { durationSeconds: null, sampleRateHz: null };
  useEffect(() => {
    if (path === null || durationSeconds === null || sampleRateHz === null) return;
    const peaksAddress = hasPeaks ? `${path}/peaks` : null;
    preloadTrack({ fileAddress: `${path}/file`, peaksAddress, durationSeconds, sampleRateHz });
  }, [path, hasPeaks, durationSeconds, sampleRateHz]);
}
