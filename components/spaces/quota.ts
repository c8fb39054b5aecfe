import { toSpanLabel } from "@/components/dashboard/span-words";
import type { Limits, Space } from "@/lib/contract/space";
import { parseDuration } from "@/lib/domain/durations";
import { toSizeWords } from "@/lib/domain/sizes";

/** How much of one quota is used: `ratio` from 0 on (over 1 where it is exceeded), and both sides in words. */
export type QuotaUse = { name: "Storage" | "Hours"; ratio: number; used: string; most: string };

const NEARLY_FULL = 0.8;

/** How far each quota in force is used up; none where there are none, or nothing is known of the space's content. */
export function toQuotaUses({ totals }: Pick<Space, "totals">, { bytes, hours }: Limits["spaceQuota"]): QuotaUse[] {
  if (!totals) return [];
  const uses: QuotaUse[] = [];
  if (bytes) {
    const used = totals.bytes;
    uses.push({ name: "Storage", ratio: used / bytes, used: toSizeWords(used), most: toSizeWords(bytes) });
  }
  if (hours) {
    const used = parseDuration(totals.duration);
    const most = hours * 3600;
    uses.push({ name: "Hours", ratio: used / most, used: toSpanLabel(used), most: toSpanLabel(most) });
  }
  return uses;
}

/** Whether so little is left that people should know before the next upload. */
export function isNearlyFull({ ratio }: QuotaUse): boolean {
  return ratio >= NEARLY_FULL;
}

/** `82 % of 10 GiB used`; never 100 % while something is left. */
export function toQuotaWords({ ratio, most }: QuotaUse): string {
  return `${Math.floor(ratio * 100)} % of ${most} used`;
}
