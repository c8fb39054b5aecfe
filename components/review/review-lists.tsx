import { ReviewItem } from "@/components/review/review-item";
import type { Review, ReviewChange } from "@/lib/contract/review";

type OthersProps = {
  others: readonly Review[];
  /** How many there are beside those. */
  hidden: number;
  /** The reader is to decide before they see them. */
  isBlind: boolean;
  /** The reader may decide. */
  mayReview: boolean;
};

/** What others decided of an audio. */
export function OtherReviews({ others, hidden, isBlind, mayReview }: OthersProps) {
  return (
    <div className="space-y-3 text-sm">
      <h3 className="font-medium">{mayReview ? "What others decided" : "What people decided"}</h3>
      {isBlind ? (
        <p className="text-pretty text-muted-foreground">
          Others may have decided already. You see what they said once you have decided.
        </p>
      ) : others.length === 0 ? (
        <p className="text-muted-foreground">
          {mayReview ? "Nobody else has decided yet." : "Nobody has decided yet."}
        </p>
      ) : (
        <ul className="space-y-3">
          {others.map((one) => (
            <ReviewItem key={one.user.handle} said={one} at={one.updatedAt} />
          ))}
        </ul>
      )}
      {hidden > 0 && !isBlind ? <p className="text-muted-foreground">And {hidden} more.</p> : null}
    </div>
  );
}

/** Every step that was ever taken, the latest first, folded away. */
export function ReviewHistory({ changes, total }: { changes: readonly ReviewChange[]; total: number }) {
  if (total === 0) return null;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm font-medium">
        History ({total === 1 ? "1 step" : `${total} steps`})
      </summary>
      <ol className="mt-3 space-y-3">
        {changes.map((one) => (
          <ReviewItem key={`${one.createdAt} ${one.user.handle}`} said={one} at={one.createdAt} />
        ))}
      </ol>
      {total > changes.length ? (
        <p className="mt-3 text-muted-foreground">And {total - changes.length} before them.</p>
      ) : null}
    </details>
  );
}
