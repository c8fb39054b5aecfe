import { isNearlyFull, type QuotaUse, toQuotaUses, toQuotaWords } from "@/components/spaces/quota";
import { cn } from "@/components/ui/cn";
import { Panel } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import type { Limits, Space } from "@/lib/contract/space";

type QuotaPanelProps = { space: Pick<Space, "totals">; quota: Limits["spaceQuota"] };

/** How much of what the space may hold is used; nothing where it may hold as much as there is room for. */
export function QuotaPanel({ space, quota }: QuotaPanelProps) {
  const uses = toQuotaUses(space, quota);
  if (uses.length === 0) return null;
  return (
    <Panel title="What this space may hold">
      <div className="grid gap-5 sm:grid-cols-2">
        {uses.map((use) => (
          <Quota key={use.name} use={use} />
        ))}
      </div>
    </Panel>
  );
}

function Quota({ use }: { use: QuotaUse }) {
  const isTight = isNearlyFull(use);
  return (
    <div className="space-y-1.5">
      <p className="flex items-baseline justify-between gap-3 text-sm">
        <span className="font-medium">{use.name}</span>
        <span className="text-muted-foreground tabular-nums">
          {use.used} of {use.most}
        </span>
      </p>
      <Progress
        aria-label={use.name}
        ratio={use.ratio}
        className={cn(isTight && "[&>*]:bg-warning", use.ratio >= 1 && "[&>*]:bg-destructive")}
      />
      <p className={cn("text-xs", isTight ? "text-warning" : "text-muted-foreground")}>
        {toQuotaWords(use)}
        {use.ratio >= 1 ? ": further uploads are refused until something is deleted." : "."}
      </p>
    </div>
  );
}
