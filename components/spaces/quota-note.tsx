import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { toLibraryPath } from "@/components/audios/audio-path";
import { isNearlyFull, toQuotaUses, toQuotaWords } from "@/components/spaces/quota";
import type { Limits, Space } from "@/lib/contract/space";

type QuotaNoteProps = { space: Space; quota: Limits["spaceQuota"] };

/** A line for when a quota is nearly used up; nothing before that. */
export function QuotaNote({ space, quota }: QuotaNoteProps) {
  const nearlyFull = toQuotaUses(space, quota).filter(isNearlyFull);
  if (nearlyFull.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.8125rem] text-warning">
      <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
      {nearlyFull.map((use) => `${use.name}: ${toQuotaWords(use)}.`).join(" ")}
      <Link
        href={`${toLibraryPath({ owner: space.owner.handle, space: space.handle })}/statistics`}
        className="font-medium underline underline-offset-4"
      >
        See what takes it
      </Link>
    </p>
  );
}
