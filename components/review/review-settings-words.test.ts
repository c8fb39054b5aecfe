import { expect, it } from "vitest";
import { toRuleSentences } from "@/components/review/review-settings-words";

const [one, two] = [
  "One person decides, and everybody sees at once what was decided.",
  "2 people decide, each without seeing what the others did.",
];

it.each([
  [1, { share: 0, findings: false }, [one, "Nothing has to be played before deciding."]],
  [2, { share: 0.55, findings: false }, [two, "Before somebody decides they have to play 55 % of it."]],
  [1, { share: 0, findings: true }, [one, "Before somebody decides they have to play every finding."]],
  [
    2,
    { share: 0.555, findings: true },
    [two, "Before somebody decides they have to play 56 % of it, and every finding."],
  ],
])("a quorum of %d that asks for %j", (quorum, listening, sentences) => {
  expect(toRuleSentences({ quorum, listening })).toEqual(sentences);
});
