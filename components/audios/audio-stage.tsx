import { CircleX, Clock, LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { type AudioAddress, toAudioPath, toLibraryPath } from "@/components/audios/audio-path";
import { toStanding, toStateWords } from "@/components/audios/audio-state-words";
import { adviceFor } from "@/components/audios/failure-advice";
import { Notice } from "@/components/audios/notice";
import { PartialNotice } from "@/components/audios/partial-notice";
import { RefreshWhile } from "@/components/audios/refresh-while";
import { AudioPlayer } from "@/components/player/audio-player";
import type { Listening, TrackFindings } from "@/components/player/track-findings";
import type { Judging } from "@/components/review/judging";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import type { Audio } from "@/lib/contract/audio";
import type { AudioMeasures, AudioReceipt } from "@/lib/contract/quality";
import { parseDuration } from "@/lib/domain/durations";
import { mediaTypeOf } from "@/lib/domain/formats";

type AudioStageProps = { address: AudioAddress; audio: Audio };
/**
 * `hasPeaks`: the API gives peaks; without them the player makes its own. `hasOriginal`: it keeps files as they were sent.
 * `hasListening`: it wants to know what is heard, and from this person. `findings`, `receipt` and `measures` are null where
 * the API has none.
 */
type StageProps = AudioStageProps & {
  hasPeaks: boolean;
  hasOriginal: boolean;
  hasListening: boolean;
  findings: TrackFindings["found"] | null;
  receipt: Promise<AudioReceipt | null> | null;
  /** What people say of the findings; null where the API keeps nothing of it. */
  judging: Judging | null;
  measures: Promise<AudioMeasures | null> | null;
  /** Stands under the waveform of the player: what moves with it. */
  lanes?: ReactNode;
};

/** What there is to hear; or why there is nothing, and what comes next. */
export function AudioStage(props: StageProps) {
  const { address, audio, receipt } = props;
  switch (toStanding(audio)) {
    case "available":
      return <Player {...props} />;
    case "partial":
      return (
        <>
          <PartialNotice receipt={receipt} />
          <Player {...props} />
        </>
      );
    case "failed":
      return <FailureNotice address={address} audio={audio} />;
    case "working":
      return <WorkingNotice audio={audio} />;
    case "waiting":
      return <WaitingNotice />;
    case "untold":
      return <UntoldNotice />;
  }
}

function Player({
  address,
  audio,
  hasPeaks,
  hasOriginal,
  hasListening,
  findings,
  judging,
  receipt,
  measures,
  lanes,
}: StageProps) {
  const { duration, sampleRate } = audio;
  const path = toAudioPath(address);
  if (duration === null || sampleRate === null) return null;
  const track = {
    fileAddress: `${path}/file`,
    peaksAddress: hasPeaks ? `${path}/peaks` : null,
    durationSeconds: parseDuration(duration),
    sampleRateHz: sampleRate,
    listeningAddress: hasListening ? `${path}/listening` : null,
  };
  const listening = toListening(audio);
  return (
    <>
      <AudioPlayer
        key={audio.handle}
        track={track}
        findings={findings && { found: findings, listening, judging }}
        facts={{ receipt, measures, original: hasOriginal ? toOriginal(path, audio) : null }}
        channels={audio.source?.channels === 1 ? 1 : 2}
        lanes={lanes}
      />
      <RefreshWhile isActive={listening === "pending"} everyMs={2000} />
    </>
  );
}

/** The file as it was sent, for an element that may be able to play it. */
function toOriginal(path: string, { source }: Audio) {
  const mediaType = source?.container ? mediaTypeOf(source.container) : null;
  return mediaType === null
    ? null
    : { address: `${path}/original?${new URLSearchParams({ as: mediaType })}`, mediaType };
}

function toListening({ quality, voiceDuration }: Audio): Listening {
  if (quality?.isPending) return "pending";
  return voiceDuration === null ? "undone" : "done";
}

function FailureNotice({ address, audio }: AudioStageProps) {
  return (
    <Notice
      icon={CircleX}
      tone="destructive"
      title="This audio cannot be used"
      action={
        <Button size="sm" asChild>
          <Link href={toLibraryPath(address)}>Back to the library</Link>
        </Button>
      }
    >
      <p>{audio.failure?.detail ?? "Its file could not be converted."}</p>
      <p>{adviceFor(audio.failure?.code)}</p>
      {audio.failure ? (
        <p className="text-muted-foreground">
          Nothing of the file is kept. This entry goes away a day after it failed.
        </p>
      ) : null}
    </Notice>
  );
}

function WorkingNotice({ audio }: { audio: Audio }) {
  const ratio = audio.progress && audio.progress.stage !== "queued" ? audio.progress.ratio : null;
  return (
    <Notice icon={LoaderCircle} tone="neutral" title={toStateWords(audio)}>
      <p className="text-muted-foreground">The page shows the player as soon as the audio is ready.</p>
      <Progress className="mt-3" aria-label="Conversion" ratio={ratio} />
      <RefreshWhile isActive everyMs={1500} words={toStateWords(audio)} />
    </Notice>
  );
}

function WaitingNotice() {
  return (
    <Notice icon={Clock} tone="neutral" title="Waiting for its file">
      <p className="text-muted-foreground">
        The audio was announced, and its file has not arrived yet. The page notices by itself when it does.
      </p>
      <RefreshWhile isActive everyMs={5000} words="Waiting for its file" />
    </Notice>
  );
}

function UntoldNotice() {
  return (
    <Notice icon={Clock} tone="neutral" title="Not ready yet">
      <p className="text-muted-foreground">
        Its file has not arrived, or is being made ready: this server does not say which. The page shows the player as
        soon as the audio is ready.
      </p>
      <RefreshWhile isActive everyMs={5000} words="Not ready yet" />
    </Notice>
  );
}
