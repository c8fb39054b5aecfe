/** What the reading of a file has shown. */
export type Reading = {
  isReadToEnd: boolean;
  /** Packets that could not be decoded. */
  decodeErrors: number;
  /** Whether a packet was cut off. */
  isTorn: boolean;
  endsInsidePage: boolean;
  /** Whether the file has fewer bytes than its first lines say. */
  isShorterThanSaid: boolean;
  /** How long the stretches within are that nothing covers. */
  missingSeconds: number;
  /** What the header promised, where that can be relied on and was not reached; in seconds. */
  missed: { promisedSeconds: number; decodedSeconds: number } | null;
};

/** Why a WAV may hold less than was recorded, in sentences; none where the file is whole. */
export function toFaults(reading: Reading): string[] {
  const { isReadToEnd, decodeErrors, missingSeconds, missed } = reading;
  const faults: string[] = [];
  if (!isReadToEnd) faults.push("The file could not be read to its end.");
  if (decodeErrors > 0) {
    const packets = decodeErrors === 1 ? "One packet is" : `${decodeErrors.toLocaleString("en")} packets are`;
    faults.push(`${packets} damaged, and left out.`);
  }
  if (missed) {
    const { promisedSeconds, decodedSeconds } = missed;
    faults.push(`The file promises ${promisedSeconds.toFixed(1)} s and ends after ${decodedSeconds.toFixed(1)} s.`);
  }
  if (missingSeconds > 0) faults.push(`Within the file ${missingSeconds.toFixed(2)} s are missing.`);
  const isCut = reading.isTorn || reading.endsInsidePage || reading.isShorterThanSaid;
  if (isCut && !missed) faults.push("The file is cut off: bytes are missing at its end.");
  return faults;
}
