import Link from "next/link";
import { toSpanLabel } from "@/components/dashboard/span-words";
import type { LibraryView } from "@/components/library/library-view";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { toCount } from "@/components/ui/count-words";
import type { Totals } from "@/lib/contract/space";
import { parseDuration } from "@/lib/domain/durations";
import { toSizeWords } from "@/lib/domain/sizes";

/** The address of the list behind a number: what the library leaves out to show just that. */
export type ToList = (change: Partial<LibraryView>) => string;

type TotalsGridProps = { totals: Totals; toList: ToList };

/** What there is, in eight numbers; each leads to the list behind it. */
export function TotalsGrid({ totals, toList }: TotalsGridProps) {
  const { marks } = totals;
  return (
    <Card className="overflow-hidden">
      {/* The lines between the cells are the ground that shows through. */}
      <dl className="grid grid-cols-2 gap-px bg-border sm:grid-cols-4">
        <Cell name="Audios" value={toCount(totals.audios)} href={toList({})} />
        <Cell
          name="Total length"
          value={toSpanLabel(parseDuration(totals.duration))}
          href={toList({ state: "available" })}
        />
        <Cell name="Storage" value={toSizeWords(totals.bytes)} href={toList({ state: "available" })} />
        <Cell
          name="Cannot be used"
          value={toCount(totals.notAvailable)}
          href={toList({ state: "failed" })}
          tone={totals.notAvailable > 0 ? "text-destructive" : undefined}
        />
        <Cell name="Undecided" value={toCount(marks.unmarked)} href={toList({ marks: "unmarked" })} />
        <Cell name="Accepted" value={toCount(marks.right)} href={toList({ marks: "right" })} />
        <Cell name="Rejected" value={toCount(marks.wrong)} href={toList({ marks: "wrong" })} />
        <Cell
          name="Disputed"
          value={toCount(marks.disputed)}
          href={toList({ marks: "disputed" })}
          tone={marks.disputed > 0 ? "text-warning" : undefined}
        />
      </dl>
    </Card>
  );
}

type CellProps = { name: string; value: string; href: string; tone?: string | undefined };

function Cell({ name, value, href, tone }: CellProps) {
  return (
    <div className="group relative bg-card px-4 py-3.5 transition-colors hover:bg-accent/50 sm:px-5">
      <dt className="text-[0.8125rem] text-muted-foreground">{name}</dt>
      <dd className={cn("mt-0.5 font-semibold text-xl tabular-nums tracking-tight", tone)}>
        <Link
          href={href}
          aria-label={`${name}: ${value}`}
          className="underline-offset-4 outline-none after:absolute after:inset-0 group-hover:underline focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
        >
          {value}
        </Link>
      </dd>
    </div>
  );
}
