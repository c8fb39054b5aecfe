import { ShieldCheck } from "lucide-react";
import { Fact, Facts, Missing } from "@/components/audios/facts";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Panel } from "@/components/ui/panel";
import type { Audio } from "@/lib/contract/audio";
import { containerLabel } from "@/lib/domain/formats";
import { toBitRateLabel, toByteLabel } from "@/lib/domain/timecode";

/** What arrived, before a WAV was made of it. */
export function SourceFacts({ audio }: { audio: Audio }) {
  const { source } = audio;
  if (!source) {
    return (
      <Panel title="File as it arrived">
        <p className="text-muted-foreground text-sm">
          {audio.state === "available"
            ? "This server does not say what arrived, so it cannot be compared with the file that was sent."
            : "Nothing is known of a file yet."}
        </p>
      </Panel>
    );
  }
  return (
    <Panel title="File as it arrived">
      <Facts>
        <Fact name="Name">{source.name ?? <Missing>the sender gave none</Missing>}</Fact>
        <Fact name="Size">
          {toByteLabel(source.size)}{" "}
          {source.size >= 1024 && (
            <span className="text-muted-foreground">({source.size.toLocaleString("en")} bytes)</span>
          )}
        </Fact>
        <Fact name="Container">{source.container ? containerLabel(source.container) : <NotKnown />}</Fact>
        <Fact name="Codec">{source.codec ?? <NotKnown />}</Fact>
        <Fact name="Channels">{source.channels === null ? <NotKnown /> : toChannelWords(source.channels)}</Fact>
        <Fact name="Bit rate">{source.bitRate === null ? <NotKnown /> : toBitRateLabel(source.bitRate)}</Fact>
        <Fact name="SHA-256" isCode action={<CopyButton what="SHA-256" text={source.sha256} />}>
          {source.sha256}
        </Fact>
        <Fact name="Compared">
          <Comparison isVerified={source.verified} />
        </Fact>
      </Facts>
    </Panel>
  );
}

function Comparison({ isVerified }: { isVerified: boolean }) {
  if (!isVerified) return <Missing>Computed here; the sender gave none.</Missing>;
  return (
    <>
      <Badge tone="success" className="mr-1.5">
        <ShieldCheck aria-hidden="true" />
        Matches
      </Badge>
      the one computed before sending
    </>
  );
}

function NotKnown() {
  return <Missing>not known</Missing>;
}

function toChannelWords(channels: number): string {
  if (channels === 1) return "1 (mono)";
  return channels === 2 ? "2 (stereo)" : `${channels} (mixed down to stereo)`;
}
