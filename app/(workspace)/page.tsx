import type { Metadata } from "next";
import { Suspense } from "react";
import { createOrg } from "@/app/(workspace)/settings/organizations/actions";
import { PageHeader } from "@/components/layout/page-header";
import { RecentAudios, RecentAudiosSkeleton } from "@/components/library/recent-audios";
import { NewOrgDialog } from "@/components/settings/new-org-dialog";
import { OwnerSpaces } from "@/components/spaces/owner-spaces";
import { requireApi, requireOffer } from "@/lib/web/api";
import { loadAcrossSpaces } from "@/lib/web/load-across-spaces";
import { loadOwners } from "@/lib/web/load-owners";

export const metadata: Metadata = { title: "Overview" };

/** A space says how many audios it holds, not when they came: of those with any, so many are asked. */
const SPACES_LOOKED_INTO = 12;
const AUDIOS_SHOWN = 6;

export default async function HomePage() {
  const api = await requireApi("/");
  const [owners, { serves, takes }] = await Promise.all([loadOwners("/"), requireOffer()]);
  const used = owners.flatMap((one) => one.spaces).filter((space) => space.audios > 0);
  const spaces = used.slice(0, SPACES_LOOKED_INTO);
  const faulty = used.filter((space) => (space.totals?.notAvailable ?? 1) > 0).slice(0, SPACES_LOOKED_INTO);
  const recent = loadAcrossSpaces(api, { spaces, count: AUDIOS_SHOWN });
  const failed = takes("listAudios", "state")
    ? loadAcrossSpaces(api, { spaces: faulty, count: AUDIOS_SHOWN, state: "notAvailable" })
    : null;
  const width = failed ? "lg:col-span-3" : "lg:col-span-5";
  const renderedAtMs = Date.now();
  return (
    <div className="space-y-8">
      <PageHeader title="Overview" actions={serves("createOrg") ? <NewOrgDialog create={createOrg} /> : null}>
        Your spaces, and what happened lately in {used.length > spaces.length ? `${spaces.length} of them` : "them"}.
      </PageHeader>
      {owners.map((one) => (
        <OwnerSpaces
          key={one.owner.handle}
          {...one}
          hasRoles={serves("putMember")}
          canMakeSpaces={serves("createSpace")}
        />
      ))}
      <div className="grid items-start gap-6 lg:grid-cols-5">
        <Suspense fallback={<RecentAudiosSkeleton title="Came in lately" className={width} />}>
          <RecentAudios title="Came in lately" found={recent} renderedAtMs={renderedAtMs} className={width} />
        </Suspense>
        {failed ? (
          <Suspense fallback={<RecentAudiosSkeleton title="Could not be used" className="lg:col-span-2" />}>
            <RecentAudios
              title="Could not be used"
              found={failed}
              renderedAtMs={renderedAtMs}
              isAboutFailures
              className="lg:col-span-2"
            />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}
