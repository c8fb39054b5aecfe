import { Check, CircleDashed, type LucideIcon, Split, X } from "lucide-react";
import { outcomeLabels } from "@/components/review/review-words";
import { Badge } from "@/components/ui/badge";
import type { Outcome } from "@/lib/domain/review/outcome";

const looks: Record<Outcome, { icon: LucideIcon; tone: "neutral" | "success" | "destructive" | "warning" }> = {
  undecided: { icon: CircleDashed, tone: "neutral" },
  accepted: { icon: Check, tone: "success" },
  rejected: { icon: X, tone: "destructive" },
  disputed: { icon: Split, tone: "warning" },
};

/** What the reviews of an audio come to. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { icon: Icon, tone } = looks[outcome];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" />
      {outcomeLabels[outcome]}
    </Badge>
  );
}
