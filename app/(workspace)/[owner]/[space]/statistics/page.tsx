import type { Metadata } from "next";
import { Suspense } from "react";
import { toListOf } from "@/app/(workspace)/[owner]/reads";
import { toLibraryPath } from "@/components/audios/audio-path";
import { BoardSkeleton } from "@/components/dashboard/board-skeleton";
import { parseDashboardView } from "@/components/dashboard/dashboard-view";
import { StatisticsBoard } from "@/components/dashboard/statistics-board";
import { PageHeader } from "@/components/layout/page-header";
import { QuotaPanel } from "@/components/spaces/quota-panel";
import { SpaceNav } from "@/components/spaces/space-nav";
import { readStatistics } from "./reads";

export const metadata: Metadata = { title: "Statistics" };

export default async function StatisticsPage({ params, searchParams }: PageProps<"/[owner]/[space]/statistics">) {
  const address = await params;
  const view = parseDashboardView(await searchParams);
  const { space, limits, statistics } = await readStatistics(address, view);
  const library = toLibraryPath(address);
  const board = (
    <StatisticsBoard
      statistics={statistics}
      path={`${library}/statistics`}
      toList={toListOf(library)}
      renderedAtMs={Date.now()}
    >
      <QuotaPanel space={space} quota={limits.spaceQuota} />
    </StatisticsBoard>
  );
  return (
    <div className="space-y-6">
      <SpaceNav space={space} current="statistics" />
      <PageHeader title="Statistics">
        What is in {space.alias ?? space.handle}, and what happened there lately.
      </PageHeader>
      {statistics instanceof Promise ? <Suspense fallback={<BoardSkeleton />}>{board}</Suspense> : board}
    </div>
  );
}
