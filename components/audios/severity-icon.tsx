import { Info, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Severity } from "@/lib/domain/findings/finding";

/** Told apart by their shapes alone. */
const looks: Record<Severity, { icon: LucideIcon; className: string }> = {
  high: { icon: OctagonAlert, className: "text-destructive" },
  medium: { icon: TriangleAlert, className: "text-warning" },
  low: { icon: Info, className: "text-muted-foreground" },
};

/** The sign of a severity, beside its word. */
export function SeverityIcon({ severity, className }: { severity: Severity; className?: string }) {
  const { icon: Icon, className: tone } = looks[severity];
  return <Icon aria-hidden="true" className={cn("size-4 shrink-0", tone, className)} />;
}
