import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { RecentAudios, RecentAudiosSkeleton } from "@/components/library/recent-audios";
import { SpaceCards } from "@/components/library/space-cards";
import { requireApi } from "@/lib/web/api";
import { loadAcrossSpaces } from "@/lib/web/load-across-spaces";

export const metadata: Metadata = { title: "Overview" };

const SPACES_LOOKED_INTO = 4;
const AUDIOS_SHOWN = 6;

export default async function HomePage() {
  const api = await requireApi("/");
  const { items: spaces } = await api.list("listUserSpaces", { query: { "page-size": 50 } });
  const reach = { spaces: spaces.slice(0, SPACES_LOOKED_INTO), count: AUDIOS_SHOWN };
  const recent = loadAcrossSpaces(api, reach);
  const failed = loadAcrossSpaces(api, { ...reach, state: "notAvailable" });
  const renderedAtMs = Date.now();
  return (
    <div className="space-y-8">
      <PageHeader title="Overview">Your spaces, and what happened in them lately.</PageHeader>
      <SpaceCards spaces={spaces} />
      <div className="grid items-start gap-6 lg:grid-cols-5">
        <Suspense fallback={<RecentAudiosSkeleton title="Came in lately" className="lg:col-span-3" />}>
          <RecentAudios title="Came in lately" found={recent} renderedAtMs={renderedAtMs} className="lg:col-span-3" />
        </Suspense>
        <Suspense fallback={<RecentAudiosSkeleton title="Could not be used" className="lg:col-span-2" />}>
          <RecentAudios
            title="Could not be used"
            found={failed}
            renderedAtMs={renderedAtMs}
            isAboutFailures
            className="lg:col-span-2"
          />
        </Suspense>
      </div>
    </div>
  );
}
