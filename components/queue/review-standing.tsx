import { OutcomeBadge } from "@/components/review/outcome-badge";
import type { Audio } from "@/lib/contract/audio";
import type { ReviewDecision } from "@/lib/domain/review/outcome";

const mineWords: Record<ReviewDecision, string> = {
  accept: "You accepted it",
  reject: "You rejected it",
  unsure: "You are unsure",
};

/** What the reviews of an audio come to, and what one decided oneself. */
export function ReviewStanding({ review }: { review: Audio["review"] }) {
  if (!review) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <OutcomeBadge outcome={review.outcome} />
      {review.mine ? <span className="text-muted-foreground text-xs">{mineWords[review.mine]}</span> : null}
    </span>
  );
}
