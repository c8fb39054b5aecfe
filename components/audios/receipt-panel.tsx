import { Fact, Facts, Missing } from "@/components/audios/facts";
import { toChange } from "@/components/audios/measure-words";
import { NullTest } from "@/components/audios/null-test";
import { ReceiptTable } from "@/components/audios/receipt-table";
import { Panel } from "@/components/ui/panel";
import type { AudioReceipt } from "@/lib/contract/quality";

export const RECEIPT_TITLE = "What we made of it";

/** The file as it was sent beside the WAV that was made of it. Nothing of an audio that has no receipt. */
export async function ReceiptPanel({ receipt }: { receipt: Promise<AudioReceipt | null> }) {
  const given = await receipt;
  if (!given) return null;
  const { faults, dropped, nullTest, peakChangeDb, loudnessChangeLu } = given;
  return (
    <Panel title={RECEIPT_TITLE}>
      <div className="space-y-4">
        <ReceiptTable receipt={given} />
        <Facts>
          <Fact name="Decoded">
            {faults.length === 0 ? "all of it" : <strong className="font-semibold text-warning">only in part</strong>}
          </Fact>
          <Fact name="Peak">
            <Change value={peakChangeDb} unit="dB" />
          </Fact>
          <Fact name="Loudness">
            <Change value={loudnessChangeLu} unit="LU" />
          </Fact>
          <Fact name="Left out">
            {dropped.length === 0 ? (
              "nothing"
            ) : (
              <ul>
                {dropped.map(({ sentence }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two streams may be alike, and they never move.
                  <li key={place}>{sentence}</li>
                ))}
              </ul>
            )}
          </Fact>
          <Fact name="Null test">
            <NullTest {...nullTest} />
          </Fact>
        </Facts>
      </div>
    </Panel>
  );
}

function Change({ value, unit }: { value: number | null; unit: string }) {
  const change = toChange(value, unit);
  if (change === null) return <Missing>nothing to compare, for one of the two is silent or too short</Missing>;
  return change === "none" ? "unchanged" : `${change} in the WAV`;
}
