import { Download } from "lucide-react";
import type { AudioActions } from "@/components/audios/audio-actions";
import { type AudioAddress, toAudioPath } from "@/components/audios/audio-path";
import { AudioState } from "@/components/audios/audio-state";
import { AudioTitle } from "@/components/audios/audio-title";
import { DeleteAudioButton } from "@/components/audios/delete-audio-button";
import { toVoiceWords } from "@/components/audios/measure-words";
import { Button } from "@/components/ui/button";
import type { Audio } from "@/lib/contract/audio";
import { parseDuration } from "@/lib/domain/durations";
import { may, type Role } from "@/lib/domain/permissions";
import { toSampleRateLabel, toTimecode } from "@/lib/domain/timecode";

type AudioHeaderProps = {
  address: AudioAddress;
  audio: Audio;
  /** The viewer's own in the space: what it forbids is not offered. */
  role: Role;
  actions: AudioActions;
};

/** What the audio is called, how it stands, and what can be done with it. */
export function AudioHeader({ address, audio, role, actions }: AudioHeaderProps) {
  const { renameAudio, deletion } = actions;
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 grow basis-72 space-y-1.5">
        <AudioTitle
          key={audio.handle}
          address={address}
          alias={audio.alias}
          onRename={may(role, "edit") ? renameAudio : null}
        />
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
        {deletion && may(role, "remove") ? (
          <DeleteAudioButton address={address} name={audio.alias ?? audio.handle} deletion={deletion} />
        ) : null}
      </div>
    </header>
  );
}

function Summary({ audio: { duration, voiceDuration, sampleRate } }: { audio: Audio }) {
  if (duration === null || sampleRate === null) return null;
  return (
    <span className="tabular-nums">
      {toTimecode(parseDuration(duration))}
      {voiceDuration === null ? null : ` · ${toVoiceWords(voiceDuration)}`} · {toSampleRateLabel(sampleRate)}
    </span>
  );
}
