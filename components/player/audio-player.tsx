"use client";

import { FindingSection } from "@/components/player/finding-section";
import { PlayButton } from "@/components/player/play-button";
import { PlayerClock } from "@/components/player/player-clock";
import { PlayerFault } from "@/components/player/player-fault";
import { RateSelect } from "@/components/player/rate-select";
import { ShortcutsHelp } from "@/components/player/shortcuts-help";
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
  /** Where to sign in again and come back. */
  signInPath: string;
};

/** Plays a recording under its waveform. Give it the recording's handle as `key`: a player plays one thing only. */
export function AudioPlayer({ track, findings, signInPath }: AudioPlayerProps) {
  const { rootRef, mediaRef, waveformRef, player } = usePlayer(track);
  return (
    <section
      ref={rootRef}
      aria-label="Player"
      data-slot="audio-player"
      className="overflow-hidden rounded-lg border bg-card text-card-foreground shadow-card"
    >
      {/* biome-ignore lint/a11y/useMediaCaption: recordings of people come without captions. */}
      <audio ref={mediaRef} src={track.fileAddress} preload="metadata" className="hidden" />
      <WaveformView {...{ player, track, findings, waveformRef }} />
      <PlayerFault player={player} sampleRateHz={track.sampleRateHz} signInPath={signInPath} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t px-3 py-2.5 sm:px-4">
        <PlayButton player={player} />
        <PlayerClock player={player} durationSeconds={track.durationSeconds} />
        <div className="ml-auto flex flex-wrap items-center gap-x-4 gap-y-2">
          <ZoomControls player={player} />
          <VolumeControl player={player} />
          <RateSelect player={player} />
          <ShortcutsHelp />
        </div>
      </div>
      {findings ? <FindingSection player={player} findings={findings} durationSeconds={track.durationSeconds} /> : null}
    </section>
  );
}
