"use client";

import { type ReactNode, Suspense } from "react";
import { KeySheet } from "@/components/keys/key-sheet";
import { ChannelsToggle } from "@/components/player/channels-toggle";
import { FindingSection } from "@/components/player/finding-section";
import { LevelMeter } from "@/components/player/level-meter";
import { ListeningMenu } from "@/components/player/listening-menu";
import { PlayButton } from "@/components/player/play-button";
import { PlayerClock } from "@/components/player/player-clock";
import { useProvidedPlayer } from "@/components/player/player-context";
import { PlayerFault } from "@/components/player/player-fault";
import { PlayerNotes } from "@/components/player/player-notes";
import { RateSelect } from "@/components/player/rate-select";
import { TrackFacts, type TrackFactsProps } from "@/components/player/track-facts";
import type { TrackFindings } from "@/components/player/track-findings";
import { usePlayer } from "@/components/player/use-player";
import { VolumeControl } from "@/components/player/volume-control";
import { WaveformView } from "@/components/player/waveform-view";
import { ZoomControls } from "@/components/player/zoom-controls";
import type { Track } from "@/lib/browser/player/track";

type AudioPlayerProps = {
  track: Track;
  /** Null where the server looks for nothing. */
  findings: TrackFindings | null;
  facts: TrackFactsProps;
  channels: 1 | 2;
  /** Stands under the waveform: what moves with it. */
  lanes?: ReactNode;
};

/** Plays a recording under its waveform. Give it the recording's handle as `key`: a player plays one thing only. */
export function AudioPlayer({ track, findings, facts, channels, lanes }: AudioPlayerProps) {
  const { rootRef, waveformRef, overviewRef, player } = usePlayer(track);
  useProvidedPlayer(player);
  return (
    <section
      ref={rootRef}
      aria-label="Player"
      data-slot="audio-player"
      className="overflow-hidden rounded-lg border bg-card text-card-foreground shadow-card"
    >
      <Suspense>
        <TrackFacts player={player} {...facts} />
      </Suspense>
      <WaveformView {...{ player, track, findings, lanes, waveformRef, overviewRef }} />
      <PlayerNotes player={player} />
      <PlayerFault player={player} sampleRateHz={track.sampleRateHz} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t px-3 py-2.5 sm:px-4">
        <PlayButton player={player} />
        <PlayerClock player={player} durationSeconds={track.durationSeconds} />
        <div className="ml-auto flex flex-wrap items-center gap-x-4 gap-y-2">
          <ZoomControls player={player} />
          <ChannelsToggle player={player} />
          <LevelMeter player={player} channels={channels} />
          <VolumeControl player={player} />
          <RateSelect player={player} />
          <ListeningMenu player={player} />
          <KeySheet />
        </div>
      </div>
      {findings ? <FindingSection player={player} findings={findings} durationSeconds={track.durationSeconds} /> : null}
    </section>
  );
}
