"use client";

import { use } from "react";
import { useTrackFacts } from "@/components/player/use-track-facts";
import type { Original } from "@/lib/browser/player/comparison";
import type { Player } from "@/lib/browser/player/player";
import type { AudioMeasures, AudioReceipt } from "@/lib/contract/quality";
import { type ListeningGain, toListeningGain } from "@/lib/domain/listening-gain";

/** What the server knows of a recording, each on its way, or null where it has no such thing. */
export type TrackFactsProps = {
  receipt: Promise<AudioReceipt | null> | null;
  measures: Promise<AudioMeasures | null> | null;
  /** The file as it was sent. */
  original: Original | null;
};

const nothing = Promise.resolve(null);

/** Shows nothing: tells the player how loud its recording is, and what it was made of, as soon as that is known. */
export function TrackFacts({ player, receipt, measures, original }: TrackFactsProps & { player: Player | null }) {
  const made = use(receipt ?? nothing);
  const measured = use(measures ?? nothing);
  useTrackFacts(player, { gain: measured && toGain(measured, made), original });
  return null;
}

/** The measures are those of the original; what is played by default is the WAV, which may differ where it was mixed down. */
function toGain({ integratedLufs, channels }: AudioMeasures, made: AudioReceipt | null): ListeningGain | null {
  const peaks = channels.flatMap(({ truePeakDbtp }) => truePeakDbtp ?? []);
  return toListeningGain({
    integratedLufs: integratedLufs === null ? null : integratedLufs + (made?.loudnessChangeLu ?? 0),
    truePeakDbtp: peaks.length > 0 ? Math.max(...peaks) + (made?.peakChangeDb ?? 0) : null,
  });
}
