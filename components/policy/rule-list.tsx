import { breachWords, toRuleWords } from "@/components/policy/rule-words";
import { Badge } from "@/components/ui/badge";
import { factRow } from "@/lib/domain/policy/fact-words";
import type { PolicyRule } from "@/lib/domain/policy/policy";

/** The rules of a policy, for whoever may read them alone. */
export function RuleList({ rules }: { rules: PolicyRule[] }) {
  if (rules.length === 0)
    return <p className="text-muted-foreground text-sm">Every file is accepted: there are no rules.</p>;
  return (
    <ul aria-label="Rules" className="divide-y rounded-md border">
      {rules.map((rule) => (
        <li key={JSON.stringify(rule)} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2.5 text-sm">
          <span className="min-w-0 grow">
            <span className="font-medium">{factRow(rule.fact).label}</span> {toRuleWords(rule)}
          </span>
          <Badge tone={rule.decision === "refuse" ? "destructive" : "warning"}>
            {breachWords[rule.decision]} otherwise
          </Badge>
        </li>
      ))}
    </ul>
  );
}
