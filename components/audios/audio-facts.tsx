import { type AudioAddress, toAudioPath } from "@/components/audios/audio-path";
import { toStateWords } from "@/components/audios/audio-state-words";
import { CopyLinkButton } from "@/components/audios/copy-link-button";
import { Fact, Facts, Missing } from "@/components/audios/facts";
import { Moment } from "@/components/audios/moment";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel } from "@/components/ui/panel";
import type { Audio } from "@/lib/contract/audio";
import { parseDuration } from "@/lib/domain/durations";
import { toSampleRateLabel, toTimecode } from "@/lib/domain/timecode";

/** Everything the contract says of an audio. */
export function AudioFacts({ address, audio }: { address: AudioAddress; audio: Audio }) {
  return (
    <Panel title="Audio">
      <Facts>
        <Fact name="Handle" isCode action={<CopyButton what="handle" text={audio.handle} />}>
          {audio.handle}
        </Fact>
        <Fact name="Alias">{audio.alias ?? <Missing>none</Missing>}</Fact>
        <Fact name="Link" isCode action={<CopyLinkButton path={toAudioPath(address)} />}>
          {toAudioPath(address)}
        </Fact>
        <Fact name="ID" isCode>
          {audio.id}
        </Fact>
        <Fact name="State">{toStateWords(audio)}</Fact>
        <Fact name="Duration">
          <Duration value={audio.duration} missing="not known" />
        </Fact>
        <Fact name="Voice duration">
          <Duration value={audio.voiceDuration} missing={audio.quality?.isPending ? "listening…" : "not measured"} />
        </Fact>
        <Fact name="Sample rate">
          {audio.sampleRate === null ? (
            <Missing>not known</Missing>
          ) : (
            `${audio.sampleRate.toLocaleString("en")} Hz (${toSampleRateLabel(audio.sampleRate)})`
          )}
        </Fact>
        <Fact name="Identity">
          <Reference value={audio.identity} missing="none" />
        </Fact>
        <Fact name="Voiceprints">{audio.voiceprints}</Fact>
        <Fact name="Verifications">{audio.verifications}</Fact>
        <Fact name="Created">
          <Moment dateTime={audio.createdAt} />
        </Fact>
        <Fact name="Uploaded">
          {audio.uploadedAt ? (
            <Moment dateTime={audio.uploadedAt} />
          ) : (
            <Missing>{audio.state === "notAvailable" ? "never" : "not yet"}</Missing>
          )}
        </Fact>
        <Fact name="Uploaded by">
          <Reference value={audio.uploadedBy} missing="not recorded" />
        </Fact>
      </Facts>
    </Panel>
  );
}

function Duration({ value, missing }: { value: string | null; missing: string }) {
  if (value === null) return <Missing>{missing}</Missing>;
  const seconds = parseDuration(value);
  return (
    <>
      {toTimecode(seconds)}{" "}
      <span className="text-muted-foreground">
        ({seconds} s, <span className="font-mono text-[0.8125rem]">{value}</span>)
      </span>
    </>
  );
}

function Reference({ value, missing }: { value: Audio["identity"]; missing: string }) {
  if (!value) return <Missing>{missing}</Missing>;
  if (!value.alias) return value.handle;
  return (
    <>
      {value.alias} <span className="font-mono text-[0.8125rem] text-muted-foreground">{value.handle}</span>
    </>
  );
}
