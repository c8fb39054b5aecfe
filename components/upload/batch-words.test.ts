import { expect, it } from "vitest";
import type { UploadEntry } from "@/lib/domain/upload-queue";
import { toBatchSummary } from "./batch-words";
import { entryOf } from "./entry-fakes";

const available = entryOf({ stage: "available" });
const refused = (code: string) => entryOf({ stage: "refused", fault: { code, detail: "No." } });
const duplicate = entryOf({
  stage: "cancelled",
  concerns: [{ kind: "duplicate", twin: { audio: null, name: "a" } }],
});
const times = (count: number, entry: UploadEntry) => Array.from({ length: count }, () => entry);

it.each([
  ["all well", times(3, available), "3 available"],
  [
    "some refused, some skipped",
    [...times(58, available), refused("empty"), refused("noAudio"), ...times(3, duplicate)],
    "58 available, 2 refused: 1 empty, 1 no audio; 3 duplicates skipped",
  ],
  ["the commonest reason first", [refused("empty"), ...times(2, refused("tooLong"))], "3 refused: 2 too long, 1 empty"],
  ["a reason nobody knows", [refused("toString"), refused("odd")], "2 refused: 2 for another reason"],
  [
    "given up, and not sent",
    [entryOf({ stage: "cancelled" }), entryOf({ stage: "failed" }), duplicate],
    "1 duplicate skipped; 1 cancelled; 1 not sent",
  ],
  ["thousands", times(4000, available), "4,000 available"],
])("%s", (_, entries, words) => {
  expect(toBatchSummary(entries)).toBe(words);
});
