import type { Metadata } from "next";
import { Suspense } from "react";
import { NotOffered } from "@/components/layout/not-offered";
import { PageHeader } from "@/components/layout/page-header";
import { LiveRefresh } from "@/components/live/live-refresh";
import { QueueList } from "@/components/queue/queue-list";
import { QueueSkeleton } from "@/components/queue/queue-skeleton";
import { QueueTabs } from "@/components/queue/queue-tabs";
import { QueueToolbar } from "@/components/queue/queue-toolbar";
import { SessionSummary } from "@/components/queue/session-summary";
import { SpaceNav } from "@/components/spaces/space-nav";
import { Card } from "@/components/ui/card";
import { requireOffer } from "@/lib/web/api";
import { loadSpace } from "@/lib/web/load-space";
import { assignAudios, giveBackAudio, reviewAudios } from "./actions";
import { readQueues } from "./reads";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage({ params, searchParams }: PageProps<"/[owner]/[space]/review">) {
  const address = await params;
  const asked = await searchParams;
  if (!(await requireOffer()).serves("assignAudios")) return <NoQueues {...address} />;
  const { view, serves, space, counts, people, reasons, viewer, found } = await readQueues(address, asked);
  const columns = { hasPeaks: serves("getPeaks"), hasQuality: serves("getFindings") };
  const actions = {
    assignAudios,
    reviewAudios: serves("reviewAudios") ? reviewAudios : null,
    giveBackAudio: serves("removeAssignment") ? giveBackAudio : null,
  };
  const list = (
    <QueueList
      {...{ address, view, found, columns, people, reasons, viewer, actions }}
      role={space.role}
      renderedAtMs={Date.now()}
    />
  );
  return (
    <div className="space-y-6">
      {serves("getEvents") && <LiveRefresh {...address} />}
      <SpaceNav space={space} current="review" serves={serves} />
      <PageHeader title="Review">What is to be heard and decided in {space.alias ?? space.handle}.</PageHeader>
      {asked.ended === undefined ? null : <SessionSummary address={address} view={view} />}
      <div className="space-y-3">
        <QueueTabs address={address} view={view} counts={counts} />
        <QueueToolbar address={address} view={view} people={people} />
        <Card className="overflow-hidden">
          {found instanceof Promise ? <Suspense fallback={<QueueSkeleton columns={columns} />}>{list}</Suspense> : list}
        </Card>
      </div>
    </div>
  );
}

async function NoQueues({ owner, space }: { owner: string; space: string }) {
  const { serves } = await requireOffer();
  return (
    <div className="space-y-6">
      <SpaceNav space={await loadSpace(owner, space)} current="review" serves={serves} />
      <NotOffered title="Review">This server has no review queue.</NotOffered>
    </div>
  );
}
