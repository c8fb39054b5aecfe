import type { Metadata } from "next";
import { Suspense } from "react";
import { removeAudio, renameAudio, restoreAudio } from "@/app/(workspace)/[owner]/[space]/audios/actions";
import { PageHeader } from "@/components/layout/page-header";
import { LibraryList } from "@/components/library/library-list";
import { LibrarySkeleton } from "@/components/library/library-skeleton";
import { LibraryToolbar } from "@/components/library/library-toolbar";
import { parseLibraryView, toLibraryHref, toListQuery } from "@/components/library/library-view";
import { Card } from "@/components/ui/card";
import { UploadZone } from "@/components/upload/upload-zone";
import { requireApi } from "@/lib/web/api";
import { loadSpace } from "@/lib/web/load-space";
import { settleWithin } from "@/lib/web/settle-within";

/** How long the page may be held back for its list, so that the list comes with it. */
const PATIENCE_MS = 150;

type LibraryPageProps = {
  params: Promise<{ owner: string; space: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: LibraryPageProps): Promise<Metadata> {
  const { owner, space: handle } = await params;
  const space = await loadSpace(owner, handle);
  return { title: space.alias ?? space.handle };
}

export default async function LibraryPage({ params, searchParams }: LibraryPageProps) {
  const { owner, space: handle } = await params;
  const view = parseLibraryView(await searchParams);
  const path = `/${owner}/${handle}`;
  const api = await requireApi(toLibraryHref(path, view, { page: view.page }));
  const [space, limits] = await Promise.all([loadSpace(owner, handle), api.call("getLimits", {})]);
  const found = api.list("listAudios", { params: { owner, space: handle }, query: toListQuery(view) });
  const early = await settleWithin(found, PATIENCE_MS);
  const list = {
    owner,
    space: handle,
    view,
    renderedAtMs: Date.now(),
    actions: { renameAudio, removeAudio, restoreAudio },
  };
  return (
    <div className="space-y-6">
      <PageHeader title={space.alias ?? space.handle}>
        {space.audios === 1 ? "1 audio" : `${space.audios} audios`} in {owner}/{handle}
      </PageHeader>
      <UploadZone owner={owner} space={handle} limits={limits} />
      <div className="space-y-3">
        <LibraryToolbar path={path} view={view} />
        <Card className="overflow-hidden">
          {early ? (
            <LibraryList {...list} found={early} />
          ) : (
            <Suspense fallback={<LibrarySkeleton />}>
              <LibraryList {...list} found={found} />
            </Suspense>
          )}
        </Card>
      </div>
    </div>
  );
}
