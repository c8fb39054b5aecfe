import { ChartColumn } from "lucide-react";
import { spans, toDashboardHref } from "@/components/dashboard/dashboard-view";
import { DaysTable } from "@/components/dashboard/days-table";
import { LazyUploadsChart } from "@/components/dashboard/lazy-uploads-chart";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { Segment, Segmented } from "@/components/ui/segmented";

/** One day of a chart; `href` leads to its audios, where they are in one list. */
export type ChartDay = { day: string; audios: number; refusals: number; href: string | null };

type UploadsPanelProps = {
  days: ChartDay[];
  /** The page's own path, for the choice of a span. */
  path: string;
};

/** What came in day by day: a picture of it, and the numbers behind the picture. */
export function UploadsPanel({ days, path }: UploadsPanelProps) {
  const isEmpty = days.every(({ audios, refusals }) => audios + refusals === 0);
  return (
    <Panel
      title="Uploads per day"
      aside={
        <Segmented aria-label="Span">
          {spans.map((span) => (
            <Segment key={span} href={toDashboardHref(path, { days: span })} isCurrent={span === days.length}>
              <span className="max-sm:hidden">{span} days</span>
              <span className="sm:hidden">{span} d</span>
            </Segment>
          ))}
        </Segmented>
      }
    >
      {isEmpty ? (
        <EmptyState icon={ChartColumn} title={`Nothing came in during these ${days.length} days`} className="py-10" />
      ) : (
        <div className="space-y-3">
          <Legend />
          <LazyUploadsChart days={days} />
          <DaysTable days={days} />
        </div>
      )}
    </Panel>
  );
}

function Legend() {
  return (
    <p aria-hidden="true" className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
      <span className="flex items-center gap-1.5">
        <span className="size-2.5 rounded-[0.1875rem] bg-primary" />
        Audios created
      </span>
      <span className="flex items-center gap-1.5">
        <span className="size-2.5 rounded-[0.1875rem] bg-destructive" />
        Files refused
      </span>
    </p>
  );
}
