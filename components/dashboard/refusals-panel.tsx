import Link from "next/link";
import { toFailureLabel } from "@/components/audios/failure-words";
import type { ToList } from "@/components/dashboard/totals-grid";
import { toCount } from "@/components/ui/count-words";
import { Panel } from "@/components/ui/panel";
import type { Statistics } from "@/lib/contract/statistics";

type RefusalsPanelProps = {
  refusals: Statistics["refusals"];
  days: number;
  /** Null where they are not in one list. */
  toList: ToList | null;
};

/** Why files could not be used, and how often. */
export function RefusalsPanel({ refusals, days, toList }: RefusalsPanelProps) {
  const most = Math.max(1, ...refusals.map(({ count }) => count));
  return (
    <Panel title="Refused files">
      {refusals.length === 0 ? (
        <p className="text-muted-foreground text-sm">No file was refused in these {days} days.</p>
      ) : (
        <>
          <ul className="space-y-3">
            {refusals.map(({ code, detail, count }) => (
              <li key={code} title={detail}>
                <p className="flex items-baseline justify-between gap-3 text-sm">
                  <Reason code={code} href={toList?.({ state: "failed", failure: code }) ?? null} />
                  <span className="font-medium tabular-nums">{toCount(count)}</span>
                </p>
                <div aria-hidden="true" className="mt-1 h-1 rounded-full bg-secondary">
                  <div
                    className="h-full rounded-full bg-destructive/70"
                    style={{ width: `${(count / most) * 100}%` }}
                  />
                </div>
              </li>
            ))}
          </ul>
          <p className="mt-4 text-pretty text-muted-foreground text-xs">
            Every refusal of these {days} days counts. The entry of a file stays in the library for a day.
          </p>
        </>
      )}
    </Panel>
  );
}

function Reason({ code, href }: { code: string; href: string | null }) {
  if (!href) return <span>{toFailureLabel(code)}</span>;
  return (
    <Link href={href} className="underline-offset-4 hover:underline">
      {toFailureLabel(code)}
    </Link>
  );
}
