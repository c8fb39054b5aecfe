/** What the reading of a file has shown. */
export type Reading = {
  isReadToEnd: boolean;
  /** Packets that could not be decoded. */
  decodeErrors: number;
  /** Whether a packet was cut off. */
  isTorn: boolean;
  endsInsidePage: boolean;
  /** What the header promised, where that can be relied on and was not reached; in seconds. */
  missed: { promisedSeconds: number; decodedSeconds: number } | null;
};

/** Why a WAV may hold less than was recorded, in sentences; none where the file is whole. */
export function toFaults({ isReadToEnd, decodeErrors, isTorn, endsInsidePage, missed }: Reading): string[] {
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
  if ((isTorn || endsInsidePage) && !missed)
    faults.push("The file ends in the middle of its last packet: it is cut off.");
  return faults;
}
