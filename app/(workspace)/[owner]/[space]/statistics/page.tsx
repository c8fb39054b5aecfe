import type { Metadata } from "next";
import { Suspense } from "react";
import { toListOf } from "@/app/(workspace)/[owner]/reads";
import { type SpaceAddress, toLibraryPath } from "@/components/audios/audio-path";
import { BoardSkeleton } from "@/components/dashboard/board-skeleton";
import { parseDashboardView } from "@/components/dashboard/dashboard-view";
import { StatisticsBoard } from "@/components/dashboard/statistics-board";
import { NotOffered } from "@/components/layout/not-offered";
import { PageHeader } from "@/components/layout/page-header";
import { QuotaPanel } from "@/components/spaces/quota-panel";
import { SpaceNav } from "@/components/spaces/space-nav";
import { requireOffer } from "@/lib/web/api";
import { loadSpace } from "@/lib/web/load-space";
import { readStatistics } from "./reads";

export const metadata: Metadata = { title: "Statistics" };

export default async function StatisticsPage({ params, searchParams }: PageProps<"/[owner]/[space]/statistics">) {
  const address = await params;
  const view = parseDashboardView(await searchParams);
  const { serves } = await requireOffer();
  if (!serves("getSpaceStatistics")) return <NoStatistics address={address} />;
  const { space, limits, statistics } = await readStatistics(address, view);
  const library = toLibraryPath(address);
  const board = (
    <StatisticsBoard
      statistics={statistics}
      path={`${library}/statistics`}
      toList={toListOf(library)}
      renderedAtMs={Date.now()}
    >
      {limits ? <QuotaPanel space={space} quota={limits.spaceQuota} /> : null}
    </StatisticsBoard>
  );
  return (
    <div className="space-y-6">
      <SpaceNav space={space} current="statistics" serves={serves} />
      <PageHeader title="Statistics">
        What is in {space.alias ?? space.handle}, and what happened there lately.
      </PageHeader>
      {statistics instanceof Promise ? <Suspense fallback={<BoardSkeleton />}>{board}</Suspense> : board}
    </div>
  );
}

async function NoStatistics({ address: { owner, space } }: { address: SpaceAddress }) {
  const { serves } = await requireOffer();
  return (
    <div className="space-y-6">
      <SpaceNav space={await loadSpace(owner, space)} current="statistics" serves={serves} />
      <NotOffered title="Statistics">This server keeps no statistics.</NotOffered>
    </div>
  );
}
