"use client";

import { useRouter } from "next/navigation";
import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts";
import type { ChartDay } from "@/components/dashboard/uploads-panel";
import { cn } from "@/components/ui/cn";
import { toCounted } from "@/components/ui/count-words";
import { toDayLabel, toShortDayLabel } from "@/components/ui/day-label";

const tick = { fill: "var(--color-muted-foreground)", fontSize: 11 };

/** What came in day by day, as bars. A click on a day leads to its audios; arrow keys go from day to day. */
export default function UploadsChart({ days }: { days: ChartDay[] }) {
  const router = useRouter();
  const open = (label: string | number | undefined) => {
    const href = days.find(({ day, audios }) => day === label && audios > 0)?.href;
    if (href) router.push(href);
  };
  return (
    <figure
      aria-label="Chart of uploads per day; the table below has the same numbers"
      className={cn("h-56 text-xs", days.some(({ href }) => href) && "[&_.recharts-surface]:cursor-pointer")}
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={days}
          margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
          barGap={1}
          onClick={({ activeLabel }) => open(activeLabel)}
        >
          <CartesianGrid vertical={false} stroke="var(--color-border)" />
          <XAxis
            dataKey="day"
            tickFormatter={toShortDayLabel}
            tickLine={false}
            axisLine={false}
            minTickGap={28}
            interval="equidistantPreserveStart"
            tick={tick}
          />
          <YAxis allowDecimals={false} tickLine={false} axisLine={false} width="auto" tick={tick} />
          <Tooltip content={DayTooltip} cursor={{ fill: "var(--color-accent)" }} isAnimationActive={false} />
          <Bar
            dataKey="audios"
            fill="var(--color-primary)"
            radius={[2, 2, 0, 0]}
            maxBarSize={22}
            isAnimationActive={false}
          />
          <Bar
            dataKey="refusals"
            fill="var(--color-destructive)"
            radius={[2, 2, 0, 0]}
            maxBarSize={22}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}

function DayTooltip({ active, payload }: TooltipContentProps) {
  const day: ChartDay | undefined = payload[0]?.payload;
  if (!active || !day) return null;
  return (
    <div className="rounded-md bg-popover px-3 py-2 text-popover-foreground text-xs shadow-popover">
      <p className="font-medium">{toDayLabel(day.day)}</p>
      <p className="tabular-nums">{toCounted(day.audios, "audio")} created</p>
      <p className="tabular-nums">{toCounted(day.refusals, "file")} refused</p>
    </div>
  );
}
