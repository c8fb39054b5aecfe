import type { ReactNode } from "react";
import { Explained } from "@/components/audios/explained";
import { toNumber, toOffset } from "@/components/audios/measure-words";
import { SmallTable } from "@/components/audios/small-table";
import type { AudioMeasures } from "@/lib/contract/quality";

const STEREO = ["Left", "Right"];

/** The levels of each channel. */
export function ChannelTable({ channels }: { channels: AudioMeasures["channels"] }) {
  return (
    <SmallTable
      label="Levels by channel"
      heads={[
        "Channel",
        <Head key="truePeak" term="truePeak" unit="dBTP" />,
        <Head key="samplePeak" term="samplePeak" unit="dBFS" />,
        <Head key="rms" term="rms" unit="dBFS" />,
        <Explained key="dcOffset" term="dcOffset" />,
      ]}
      rows={channels.map(({ truePeakDbtp, samplePeakDbfs, rmsDbfs, dcOffset }, channel) => ({
        name: channels.length === 2 ? (STEREO[channel] ?? "") : String(channel + 1),
        cells: [toLevelCell(truePeakDbtp), toLevelCell(samplePeakDbfs), toLevelCell(rmsDbfs), toOffset(dcOffset)],
      }))}
    />
  );
}

function Head({ term, unit }: { term: "truePeak" | "samplePeak" | "rms"; unit: string }) {
  return (
    <>
      <Explained term={term} />
      <span className="block font-normal">{unit}</span>
    </>
  );
}

function toLevelCell(level: number | null): ReactNode {
  return level === null ? "silent" : toNumber(level, 1);
}
