import { use } from "react";
import { ActivityPanel } from "@/components/dashboard/activity-panel";
import { RefusalsPanel } from "@/components/dashboard/refusals-panel";
import { type ToList, TotalsGrid } from "@/components/dashboard/totals-grid";
import { UploadsPanel } from "@/components/dashboard/uploads-panel";
import type { Statistics } from "@/lib/contract/statistics";

type StatisticsBoardProps = {
  /** Or a promise of them, where they take their time: then this belongs into a `Suspense`. */
  statistics: Statistics | Promise<Statistics>;
  /** The page's own path. */
  path: string;
  /** The one list behind all numbers; null where they are spread over several spaces, which `children` then break down. */
  toList: ToList | null;
  renderedAtMs: number;
  /** What stands between the numbers and the latest activity. */
  children: React.ReactNode;
};

/** What there is, what came in, what was refused, and who did what. */
export function StatisticsBoard({ statistics: given, path, toList, renderedAtMs, children }: StatisticsBoardProps) {
  const statistics = given instanceof Promise ? use(given) : given;
  const days = statistics.days.map((day) => ({ ...day, href: toList?.({ day: day.day }) ?? null }));
  return (
    <div className="space-y-6">
      <TotalsGrid totals={statistics.totals} toList={toList ?? (() => "#spaces")} />
      <div className="grid items-start gap-6 lg:grid-cols-3">
        <div className="min-w-0 lg:col-span-2">
          <UploadsPanel days={days} path={path} />
        </div>
        <RefusalsPanel refusals={statistics.refusals} days={days.length} toList={toList} />
      </div>
      {children}
      <ActivityPanel activity={statistics.activity} isAcrossSpaces={toList === null} renderedAtMs={renderedAtMs} />
    </div>
  );
}
