import type { Metadata } from "next";
import { Suspense } from "react";
import { removeAudio, renameAudio, restoreAudio } from "@/app/(workspace)/[owner]/[space]/audios/actions";
import { readLibrary } from "@/app/(workspace)/[owner]/[space]/reads";
import { toLibraryPath } from "@/components/audios/audio-path";
import { PageHeader } from "@/components/layout/page-header";
import { FilterChips } from "@/components/library/filter-chips";
import { LibraryList } from "@/components/library/library-list";
import { LibrarySkeleton } from "@/components/library/library-skeleton";
import { LibraryToolbar } from "@/components/library/library-toolbar";
import { LiveRefresh } from "@/components/live/live-refresh";
import { QuotaNote } from "@/components/spaces/quota-note";
import { whyNoUpload } from "@/components/spaces/role-words";
import { SpaceNav } from "@/components/spaces/space-nav";
import { Card } from "@/components/ui/card";
import { toCounted } from "@/components/ui/count-words";
import { UploadZone } from "@/components/upload/upload-zone";
import { loadSpace } from "@/lib/web/load-space";

export async function generateMetadata({ params }: PageProps<"/[owner]/[space]">): Promise<Metadata> {
  const { owner, space: handle } = await params;
  const space = await loadSpace(owner, handle);
  return { title: space.alias ?? space.handle };
}

export default async function LibraryPage({ params, searchParams }: PageProps<"/[owner]/[space]">) {
  const address = await params;
  const path = toLibraryPath(address);
  const { offer, view, space, limits, identity, found } = await readLibrary(address, await searchParams);
  const { serves, takes } = offer;
  const deletion = serves("removeAudio") && serves("restoreAudio") ? { removeAudio, restoreAudio } : null;
  const columns = {
    hasPeaks: serves("getPeaks"),
    hasMarks: serves("listMarks"),
    hasQuality: serves("getFindings"),
  };
  const actions = { renameAudio, deletion };
  const list = (
    <LibraryList
      {...address}
      {...{ view, found, columns, actions }}
      role={space.role}
      isLive={serves("getEvents")}
      renderedAtMs={Date.now()}
    />
  );
  return (
    <div className="space-y-6">
      {serves("getEvents") && <LiveRefresh {...address} />}
      <SpaceNav space={space} current="library" serves={serves} />
      <PageHeader title={space.alias ?? space.handle}>
        {toCounted(space.audios, "audio")} in {address.owner}/{address.space}
      </PageHeader>
      {limits ? <QuotaNote space={space} quota={limits.spaceQuota} /> : null}
      <UploadZone {...address} limits={limits} canResume={serves("patchUpload")} whyNot={whyNoUpload(space)} />
      <div className="space-y-3">
        <LibraryToolbar
          path={path}
          view={view}
          hasStates={takes("listAudios", "state")}
          hasMarks={takes("listAudios", "marks")}
        />
        <FilterChips path={path} view={view} identityName={identity?.alias ?? null} />
        <Card className="overflow-hidden">
          {/* What is there already comes as it is: a Suspense around it would hide it until scripts run. */}
          {found instanceof Promise ? (
            <Suspense fallback={<LibrarySkeleton columns={columns} />}>{list}</Suspense>
          ) : (
            list
          )}
        </Card>
      </div>
    </div>
  );
}
