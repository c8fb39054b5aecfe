import { toChannelWords } from "@/components/audios/channel-words";
import { Fact, Missing } from "@/components/audios/facts";
import type { Audio } from "@/lib/contract/audio";
import type { AudioReceipt } from "@/lib/contract/quality";
import { parseDuration } from "@/lib/domain/durations";
import { containerLabel } from "@/lib/domain/formats";
import { toBitRateLabel, toSampleRateLabel, toTimecode } from "@/lib/domain/timecode";

type Original = AudioReceipt["original"];
type SourceStreamFactsProps = { source: NonNullable<Audio["source"]>; original: Original | null };

/** What is inside the file; from the receipt where there is one, for it knows more. */
export function SourceStreamFacts({ source, original }: SourceStreamFactsProps) {
  const { container, codec, channels, bitRate } = original ?? source;
  return (
    <>
      <Fact name="Container">{container ? containerLabel(container) : <NotKnown />}</Fact>
      <Fact name="Codec">
        {codec ?? <NotKnown />}
        {original?.profile ? <span className="text-muted-foreground">, profile {original.profile}</span> : null}
      </Fact>
      <Fact name="Channels">
        {channels === null ? <NotKnown /> : toChannelWords(channels, original?.layout ?? null)}
      </Fact>
      {original && original.bitDepth !== null ? <Fact name="Bit depth">{original.bitDepth} bit</Fact> : null}
      <Fact name="Bit rate">
        {bitRate === null ? <NotKnown /> : toBitRateLabel(bitRate)}
        {original ? <Variability isVariable={original.variableBitRate} /> : null}
      </Fact>
      {original ? <Extent {...original} /> : null}
    </>
  );
}

function Variability({ isVariable }: { isVariable: boolean | null }) {
  if (isVariable === null) return null;
  return <span className="text-muted-foreground">, {isVariable ? "variable" : "constant"}</span>;
}

function Extent({ sampleRate, duration, samples }: Original) {
  const seconds = parseDuration(duration);
  return (
    <>
      <Fact name="Sample rate">{toSampleRateLabel(sampleRate)}</Fact>
      <Fact name="Duration">
        {toTimecode(seconds)}{" "}
        <span className="text-muted-foreground">
          ({seconds} s, {samples.toLocaleString("en")} samples a channel)
        </span>
      </Fact>
    </>
  );
}

function NotKnown() {
  return <Missing>not known</Missing>;
}
