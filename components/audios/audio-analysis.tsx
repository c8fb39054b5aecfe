import { Suspense } from "react";
import { type AudioAddress, toAudioPath } from "@/components/audios/audio-path";
import { MeasuresPanel } from "@/components/audios/measures-panel";
import { RECEIPT_TITLE, ReceiptPanel } from "@/components/audios/receipt-panel";
import { SOURCE_TITLE, SourceFacts } from "@/components/audios/source-facts";
import { PanelPending } from "@/components/ui/panel";
import type { Audio } from "@/lib/contract/audio";
import type { AudioMeasures, AudioReceipt } from "@/lib/contract/quality";

type AudioAnalysisProps = {
  address: AudioAddress;
  audio: Audio;
  /** Each is null where the server has no such thing; a promise of null where it has none of this audio. */
  receipt: Promise<AudioReceipt | null> | null;
  measures: Promise<AudioMeasures | null> | null;
  /** The server keeps files as they were sent. */
  hasOriginal: boolean;
};

/** What arrived, what was made of it, and what it comes to: a panel each, as soon as it is known. */
export function AudioAnalysis({ address, audio, receipt, measures, hasOriginal }: AudioAnalysisProps) {
  const originalPath = hasOriginal && audio.state === "available" ? `${toAudioPath(address)}/original` : null;
  return (
    <>
      <Suspense fallback={<PanelPending title={SOURCE_TITLE} lines={9} />}>
        <SourceFacts audio={audio} receipt={receipt} originalPath={originalPath} />
      </Suspense>
      {receipt ? (
        <Suspense fallback={<PanelPending title={RECEIPT_TITLE} lines={9} />}>
          <ReceiptPanel receipt={receipt} />
        </Suspense>
      ) : null}
      {measures ? (
        <Suspense fallback={<PanelPending title="Measured" lines={9} />}>
          <MeasuresPanel measures={measures} receipt={receipt} isPending={audio.quality?.isPending ?? false} />
        </Suspense>
      ) : null}
    </>
  );
}
