import { toChannelWords } from "@/components/audios/channel-words";
import { SmallTable } from "@/components/audios/small-table";
import { CopyButton } from "@/components/ui/copy-button";
import type { AudioReceipt } from "@/lib/contract/quality";
import { parseDuration } from "@/lib/domain/durations";
import { toByteLabel, toSampleRateLabel } from "@/lib/domain/timecode";

/** The file as it was sent and its WAV, side by side. */
export function ReceiptTable({ receipt: { original, wav } }: { receipt: AudioReceipt }) {
  return (
    <SmallTable
      label="Original and WAV"
      heads={[
        <span key="what" className="sr-only">
          What
        </span>,
        "Original",
        "WAV",
      ]}
      rows={[
        { name: "Sample rate", cells: [toSampleRateLabel(original.sampleRate), toSampleRateLabel(wav.sampleRate)] },
        { name: "Depth", cells: [toDepthWords(original.bitDepth), toDepthWords(wav.bitDepth)] },
        { name: "Channels", cells: [toChannelWords(original.channels, original.layout), toChannelWords(wav.channels)] },
        { name: "Samples", cells: [original.samples.toLocaleString("en"), wav.samples.toLocaleString("en")] },
        { name: "Duration", cells: [`${parseDuration(original.duration)} s`, `${parseDuration(wav.duration)} s`] },
        { name: "Size", cells: [toByteLabel(original.size), toByteLabel(wav.size)] },
        {
          name: "SHA-256",
          cells: [
            <Hash key="original" what="SHA-256 of the original" hash={original.sha256} />,
            <Hash key="wav" what="SHA-256 of the WAV" hash={wav.sha256} />,
          ],
        },
      ]}
    />
  );
}

function toDepthWords(bitDepth: number | null): string {
  return bitDepth === null ? "none, compressed" : `${bitDepth} bit`;
}

/** Both ends of it are enough to compare by eye. */
function Hash({ what, hash }: { what: string; hash: string }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <code title={hash} className="text-[0.8125rem]">
        {hash.slice(0, 6)}…{hash.slice(-6)}
      </code>
      <CopyButton what={what} text={hash} />
    </span>
  );
}
