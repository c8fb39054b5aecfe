import type { ReviewSettings } from "@/lib/contract/review";
import { toAskedPercent } from "@/lib/domain/review/unheard";

/** How a space reviews, a sentence for each thing that matters. */
export function toRuleSentences({ quorum, listening }: Pick<ReviewSettings, "quorum" | "listening">): string[] {
  const { share, findings } = listening;
  const heard = [...(share > 0 ? [`${toAskedPercent(share)} of it`] : []), ...(findings ? ["every finding"] : [])];
  return [
    quorum === 1
      ? "One person decides, and everybody sees at once what was decided."
      : `${quorum} people decide, each without seeing what the others did.`,
    heard.length > 0
      ? `Before somebody decides they have to play ${heard.join(", and ")}.`
      : "Nothing has to be played before deciding.",
  ];
}
