import { Check, CircleHelp, type LucideIcon, Undo2, X } from "lucide-react";
import type { ReviewDecision } from "@/lib/domain/review/outcome";

/** The sign of a decision, and its colours, which only repeat it. */
export const decisionLooks: Record<ReviewDecision | "back", { icon: LucideIcon; text: string; pressed: string }> = {
  accept: { icon: Check, text: "text-success", pressed: "border-success bg-success/10 text-success" },
  reject: { icon: X, text: "text-destructive", pressed: "border-destructive bg-destructive/10 text-destructive" },
  unsure: { icon: CircleHelp, text: "text-warning", pressed: "border-warning bg-warning/10 text-warning" },
  back: { icon: Undo2, text: "text-muted-foreground", pressed: "" },
};
