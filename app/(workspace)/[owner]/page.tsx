import type { Metadata } from "next";
import { Suspense } from "react";
import { createSpace } from "@/app/(workspace)/[owner]/actions";
import { readDashboard } from "@/app/(workspace)/[owner]/reads";
import { BoardSkeleton } from "@/components/dashboard/board-skeleton";
import { parseDashboardView, toDashboardHref } from "@/components/dashboard/dashboard-view";
import { SpacesPanel } from "@/components/dashboard/spaces-panel";
import { StatisticsBoard } from "@/components/dashboard/statistics-board";
import { PageHeader } from "@/components/layout/page-header";
import { NewSpaceDialog } from "@/components/spaces/new-space-dialog";
import { OwnerNav } from "@/components/teams/owner-nav";
import { toOwnerWords } from "@/components/teams/owner-words";
import { may } from "@/lib/domain/permissions";
import { loadOwner } from "@/lib/web/load-owner";

export async function generateMetadata({ params }: PageProps<"/[owner]">): Promise<Metadata> {
  const owner = await loadOwner((await params).owner);
  return { title: owner.alias ?? owner.handle };
}

export default async function OwnerPage({ params, searchParams }: PageProps<"/[owner]">) {
  const { owner: handle } = await params;
  const view = parseDashboardView(await searchParams);
  const { serves, owner, spaces, statistics, toList } = await readDashboard(handle, view);
  const path = `/${handle}`;
  const mayMake = serves("createSpace") && may(owner.role, "manageSpaces");
  const panel = (
    <SpacesPanel
      spaces={spaces}
      toHref={(page) => toDashboardHref(path, { ...view, page })}
      newSpace={mayMake ? <NewSpaceDialog owner={owner} create={createSpace} /> : null}
    />
  );
  const board = statistics ? (
    <StatisticsBoard {...{ statistics, path, toList }} renderedAtMs={Date.now()}>
      {panel}
    </StatisticsBoard>
  ) : (
    panel
  );
  return (
    <div className="space-y-6">
      <OwnerNav owner={owner} current="dashboard" />
      <PageHeader title={owner.alias ?? handle}>{toOwnerWords(owner, serves("putMember"))}</PageHeader>
      {statistics instanceof Promise ? <Suspense fallback={<BoardSkeleton />}>{board}</Suspense> : board}
    </div>
  );
}
