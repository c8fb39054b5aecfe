import { describe, expect, it } from "vitest";
import { type FindingVerdict, toJudgedWords, toWalkWords } from "./judgements.ts";

const say = (handle: string, verdict: FindingVerdict, alias: string | null = null) => ({
  ...{ user: { handle, alias }, verdict },
});

describe("what people say of a finding", () => {
  it.each([
    ["nothing", [], null],
    ["one", [say("ada", "dismissed", "Ada")], "dismissed by Ada"],
    ["somebody without an alias", [say("bo", "confirmed")], "confirmed by bo"],
    [
      "the reader first",
      [say("ada", "confirmed", "Ada"), say("me", "confirmed", "Myself")],
      "confirmed by you and Ada",
    ],
    [
      "many",
      [say("a", "confirmed"), say("b", "confirmed"), say("me", "confirmed"), say("c", "dismissed")],
      "confirmed by you and 2 others, dismissed by c",
    ],
    ["many others", [say("a", "dismissed"), say("b", "dismissed"), say("c", "dismissed")], "dismissed by 3 people"],
  ])("%s", (_name, said, words) => expect(toJudgedWords(said, "me")).toBe(words));
});

it.each<[(FindingVerdict | null)[], string]>([
  [["confirmed"], "Walked through 1 finding: 1 confirmed."],
  [["confirmed", null, "dismissed", "confirmed"], "Walked through 4 findings: 2 confirmed, 1 dismissed, 1 not judged."],
  [[null, null], "Walked through 2 findings: 2 not judged."],
])("a walk: %j", (verdicts, words) => expect(toWalkWords(verdicts)).toBe(words));
