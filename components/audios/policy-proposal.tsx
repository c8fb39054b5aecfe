import { type LucideIcon, ShieldAlert, ShieldBan, ShieldCheck } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Proposal } from "@/lib/contract/quality";

const looks: Record<Proposal["decision"], { icon: LucideIcon; className: string }> = {
  accept: { icon: ShieldCheck, className: "text-success" },
  warn: { icon: ShieldAlert, className: "text-warning" },
  refuse: { icon: ShieldBan, className: "text-destructive" },
};

/** What the policy of the space proposes, and why. */
export function PolicyProposal({ proposal }: { proposal: Proposal }) {
  const { decision, reasons, version } = proposal;
  const { icon: Icon, className } = looks[decision];
  return (
    <section aria-label="Policy" className="flex gap-2.5 text-sm">
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", className)} />
      <div className="min-w-0 text-pretty">
        <p>
          The policy proposes: <strong className="font-semibold">{decision}</strong>{" "}
          <span className="text-muted-foreground text-xs">version {version}</span>
        </p>
        {reasons.length > 0 ? (
          <ul className="text-muted-foreground">
            {reasons.map((reason) => (
              <li key={reason.sentence}>
                {decision === "refuse" && reason.decision === "warn" ? "Warning: " : null}
                {reason.sentence}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  );
}
