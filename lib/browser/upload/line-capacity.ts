import { encodedLength } from "../../domain/base64.ts";
import { choosePartBytes, learnOf, type PartEvent, type PartLimit, unknownLimit } from "../../domain/part-size.ts";
import type { LineFacts } from "../../domain/upload-queue-starts.ts";
import { createLineSpeed } from "./line-speed.ts";

/** What the line was found to carry, for all uploads together. */
export type LineCapacity = {
  /** Notes that `textBytes` of text took `seconds`, the answer included. */
  note(textBytes: number, seconds: number): void;
  learn(event: PartEvent): void;
  /** The size of the next part, in bytes of the file. */
  partBytes(): number;
  facts(): LineFacts;
  limit(): PartLimit;
};

export function createLineCapacity(onChange: () => void): LineCapacity {
  const speed = createLineSpeed();
  let limit = unknownLimit;
  return {
    note: speed.note,
    learn(event) {
      limit = learnOf(limit, event);
      onChange();
    },
    partBytes: () => choosePartBytes(limit, speed.bytesPerSecond()),
    facts: () => ({ bytesPerSecond: speed.bytesPerSecond(), mostTextBytes: encodedLength(limit.mostBytes) }),
    limit: () => limit,
  };
}
