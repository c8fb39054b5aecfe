import { ChannelTable } from "@/components/audios/channel-table";
import { Explained } from "@/components/audios/explained";
import { Fact, Facts, Missing } from "@/components/audios/facts";
import {
  toCorrelationWords,
  toFrequency,
  toLevel,
  toNumber,
  toOffset,
  toPercent,
} from "@/components/audios/measure-words";
import { VoiceFact } from "@/components/audios/voice-fact";
import { Panel } from "@/components/ui/panel";
import type { AudioMeasures, AudioReceipt } from "@/lib/contract/quality";
import { toSampleRateLabel } from "@/lib/domain/timecode";

type MeasuresPanelProps = {
  measures: Promise<AudioMeasures | null>;
  /** Tells the sample rate, and so what bandwidth there could be. */
  receipt: Promise<AudioReceipt | null> | null;
  isPending: boolean;
};

/** What the recording comes to as it was sent. */
export async function MeasuresPanel({ measures, receipt, isPending }: MeasuresPanelProps) {
  const [measured, source] = await Promise.all([measures, receipt]);
  if (!measured) {
    return (
      <Panel title="Measured">
        <p className="text-muted-foreground text-sm">This audio arrived before its server measured.</p>
      </Panel>
    );
  }
  const original = source?.original ?? null;
  return (
    <Panel title="Measured">
      <Facts className={measured.channels.length > 1 ? "mb-2" : undefined}>
        <VoiceFact voice={measured.voice} isPending={isPending} duration={original?.duration ?? null} />
        <LoudnessFacts measures={measured} />
        <NoiseFacts measures={measured} />
        <SpectrumFacts measures={measured} sampleRateHz={original?.sampleRate ?? null} />
        {measured.channels.length === 1 ? <MonoFacts channel={measured.channels[0]} /> : null}
      </Facts>
      {measured.channels.length > 1 ? <ChannelTable channels={measured.channels} /> : null}
    </Panel>
  );
}

function LoudnessFacts({ measures }: { measures: AudioMeasures }) {
  return (
    <>
      <Fact name={<Explained term="integrated" />}>
        <Level value={measures.integratedLufs} unit="LUFS" missing="nothing loud enough" />
      </Fact>
      <Fact name={<Explained term="momentary" />}>
        <Level value={measures.momentaryMaxLufs} unit="LUFS" missing="silent, or under 0.4 s" />
      </Fact>
      <Fact name={<Explained term="shortTerm" />}>
        <Level value={measures.shortTermMaxLufs} unit="LUFS" missing="silent, or under 3 s" />
      </Fact>
      <Fact name={<Explained term="range" />}>
        <Level value={measures.rangeLu} unit="LU" missing="too short or too quiet" />
      </Fact>
    </>
  );
}

function NoiseFacts({ measures }: { measures: AudioMeasures }) {
  return (
    <>
      <Fact name={<Explained term="noiseFloor" />}>
        <Estimate value={measures.noiseFloorDbfs} unit="dBFS" missing="digital silence" />
      </Fact>
      <Fact name={<Explained term="snr" />}>
        <Estimate value={measures.snrDb} unit="dB" missing="nothing stands out" />
      </Fact>
      <Fact name={<Explained term="silence" />}>{toPercent(measures.silenceRatio)}</Fact>
      <Fact name={<Explained term="clipped" />}>{toPercent(measures.clippedRatio)}</Fact>
    </>
  );
}

function SpectrumFacts({ measures, sampleRateHz }: { measures: AudioMeasures; sampleRateHz: number | null }) {
  const { bandwidthHz, correlation } = measures;
  return (
    <>
      <Fact name={<Explained term="bandwidth" />}>
        {bandwidthHz === null ? <Missing>none</Missing> : <Bandwidth {...{ bandwidthHz, sampleRateHz }} />}
      </Fact>
      {correlation === null ? null : (
        <Fact name={<Explained term="correlation" />}>{toCorrelationWords(correlation)}</Fact>
      )}
    </>
  );
}

function Bandwidth({ bandwidthHz, sampleRateHz }: { bandwidthHz: number; sampleRateHz: number | null }) {
  if (sampleRateHz === null) return toFrequency(bandwidthHz);
  const possible = toSampleRateLabel(sampleRateHz / 2);
  if (bandwidthHz >= sampleRateHz / 2) return `${possible}, all that is possible`;
  return (
    <>
      {toFrequency(bandwidthHz)} <span className="text-muted-foreground">of {possible} possible</span>
    </>
  );
}

function MonoFacts({ channel }: { channel: AudioMeasures["channels"][number] | undefined }) {
  if (!channel) return null;
  return (
    <>
      <Fact name={<Explained term="truePeak" />}>
        <Level value={channel.truePeakDbtp} unit="dBTP" missing="silent" />
      </Fact>
      <Fact name={<Explained term="samplePeak" />}>
        <Level value={channel.samplePeakDbfs} unit="dBFS" missing="silent" />
      </Fact>
      <Fact name={<Explained term="rms" />}>
        <Level value={channel.rmsDbfs} unit="dBFS" missing="silent" />
      </Fact>
      <Fact name={<Explained term="dcOffset" />}>{toOffset(channel.dcOffset)}</Fact>
    </>
  );
}

type LevelProps = { value: number | null; unit: string; missing: string };

function Level({ value, unit, missing }: LevelProps) {
  return toLevel(value, unit) ?? <Missing>{missing}</Missing>;
}

/** Whole numbers: a tenth more would claim to be sure. */
function Estimate({ value, unit, missing }: LevelProps) {
  if (value === null) return <Missing>{missing}</Missing>;
  return (
    <>
      about {toNumber(value, 0)} {unit} <span className="text-muted-foreground">(estimate)</span>
    </>
  );
}
