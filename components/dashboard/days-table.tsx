import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ChartDay } from "@/components/dashboard/uploads-panel";
import { toCount } from "@/components/ui/count-words";
import { toDayLabel } from "@/components/ui/day-label";

/** The numbers of the chart, the latest day first. It opens without scripts. */
export function DaysTable({ days }: { days: ChartDay[] }) {
  return (
    <details className="group">
      <summary className="inline-flex h-8 items-center gap-1 rounded-md pr-2 font-medium text-[0.8125rem] text-muted-foreground hover:text-foreground">
        <ChevronRight aria-hidden="true" className="size-4 transition-transform group-open:rotate-90" />
        Show as table
      </summary>
      <section
        aria-label="Uploads per day, as a table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll the table
        tabIndex={0}
        className="mt-1 max-h-72 overflow-y-auto rounded-md border"
      >
        <table className="w-full text-[0.8125rem] tabular-nums">
          <caption className="sr-only">Uploads per day; days are those of UTC</caption>
          <thead className="sticky top-0 bg-card text-left text-muted-foreground text-xs shadow-card">
            <tr>
              <th scope="col" className="px-3 py-2 font-medium">
                Day (UTC)
              </th>
              <th scope="col" className="px-3 py-2 text-right font-medium">
                Audios created
              </th>
              <th scope="col" className="px-3 py-2 text-right font-medium">
                Files refused
              </th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {days.toReversed().map((day) => (
              <DayRow key={day.day} day={day} />
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function DayRow({ day: { day, audios, refusals, href } }: { day: ChartDay }) {
  return (
    <tr>
      <th scope="row" className="px-3 py-1.5 text-left font-normal">
        {toDayLabel(day)}
      </th>
      <td className="px-3 py-1.5 text-right">
        {href && audios > 0 ? (
          <Link
            href={href}
            aria-label={`${toCount(audios)} audios created on ${toDayLabel(day)}`}
            className="font-medium text-primary underline-offset-4 hover:underline"
          >
            {toCount(audios)}
          </Link>
        ) : (
          toCount(audios)
        )}
      </td>
      <td className="px-3 py-1.5 text-right">{toCount(refusals)}</td>
    </tr>
  );
}
