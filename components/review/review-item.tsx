import { decisionLooks } from "@/components/review/decision-look";
import { decidedWords } from "@/components/review/review-words";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ReviewChange } from "@/lib/contract/review";

type ReviewItemProps = { said: Omit<ReviewChange, "createdAt">; at: string };

/** What one person decided, or took back, and when. */
export function ReviewItem({ said, at }: ReviewItemProps) {
  const { user, decision, reasons, note } = said;
  const { icon: Icon, text } = decisionLooks[decision ?? "back"];
  return (
    <li className="flex gap-2.5">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${text}`} />
      <div className="min-w-0 space-y-1">
        <p>
          <span className="font-medium">{user.alias ?? user.handle}</span> {decidedWords[decision ?? "back"]}{" "}
          <RelativeTime dateTime={at} renderedAtMs={Date.now()} className="whitespace-nowrap text-muted-foreground" />
        </p>
        {reasons.length > 0 ? (
          <ul aria-label="Reasons" className="flex flex-wrap gap-1">
            {reasons.map(({ handle, label }) => (
              <li key={handle}>
                <Badge>{label}</Badge>
              </li>
            ))}
          </ul>
        ) : null}
        {note ? <p className="whitespace-pre-wrap break-words text-muted-foreground">{note}</p> : null}
      </div>
    </li>
  );
}
