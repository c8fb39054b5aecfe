import { ArrowLeft, Download } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { AudioActions } from "@/components/audios/audio-actions";
import { type AudioAddress, toAudioPath, toLibraryPath } from "@/components/audios/audio-path";
import { AudioState } from "@/components/audios/audio-state";
import { AudioTitle } from "@/components/audios/audio-title";
import { DeleteAudioButton } from "@/components/audios/delete-audio-button";
import { Button } from "@/components/ui/button";
import type { Audio } from "@/lib/contract/audio";
import { parseDuration } from "@/lib/domain/durations";
import { toSampleRateLabel, toTimecode } from "@/lib/domain/timecode";

type AudioHeaderProps = {
  address: AudioAddress;
  audio: Audio;
  actions: AudioActions;
  /** The ways to the neighbours. */
  children: ReactNode;
};

/** What the audio is called, how it stands, and what can be done with it. */
export function AudioHeader({ address, audio, actions, children }: AudioHeaderProps) {
  const { renameAudio, ...deletion } = actions;
  return (
    <header className="space-y-3">
      <div className="flex items-center justify-between gap-4">
        <Button variant="ghost" size="sm" className="-ml-2.5 text-muted-foreground" asChild>
          <Link href={toLibraryPath(address)}>
            <ArrowLeft aria-hidden="true" />
            Library
          </Link>
        </Button>
        {children}
      </div>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 grow basis-72 space-y-1.5">
          <AudioTitle key={audio.handle} address={address} alias={audio.alias} onRename={renameAudio} />
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted-foreground text-sm">
            <AudioState audio={audio} />
            <span className="break-all font-mono text-[0.8125rem]">{audio.handle}</span>
            <Summary audio={audio} />
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {audio.state === "available" && (
            <Button asChild>
              <a href={`${toAudioPath(address)}/file?download`} download>
                <Download aria-hidden="true" />
                Download WAV
              </a>
            </Button>
          )}
          <DeleteAudioButton address={address} name={audio.alias ?? audio.handle} actions={deletion} />
        </div>
      </div>
    </header>
  );
}

function Summary({ audio: { duration, sampleRate } }: { audio: Audio }) {
  if (duration === null || sampleRate === null) return null;
  return (
    <span className="tabular-nums">
      {toTimecode(parseDuration(duration))} · {toSampleRateLabel(sampleRate)}
    </span>
  );
}
