import type { AudioReceipt } from "@/lib/contract/quality";

/** Why only a part of a file could be read; nothing where all of it could. */
export async function FaultList({ receipt }: { receipt: Promise<AudioReceipt | null> }) {
  const faults = (await receipt)?.faults ?? [];
  if (faults.length === 0) return null;
  return (
    <ul className="list-disc pl-4">
      {faults.map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </ul>
  );
}
