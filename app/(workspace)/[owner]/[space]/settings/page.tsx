import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { removeSpace, updateSpace } from "@/app/(workspace)/[owner]/[space]/settings/actions";
import { toLibraryPath } from "@/components/audios/audio-path";
import { PageHeader } from "@/components/layout/page-header";
import { SpaceNav } from "@/components/spaces/space-nav";
import { SpaceSettings } from "@/components/spaces/space-settings";
import { may } from "@/lib/domain/permissions";
import { requireOffer } from "@/lib/web/api";
import { loadSpace } from "@/lib/web/load-space";

export const metadata: Metadata = { title: "Settings" };

export default async function SpaceSettingsPage({ params }: PageProps<"/[owner]/[space]/settings">) {
  const address = await params;
  const space = await loadSpace(address.owner, address.space, `${toLibraryPath(address)}/settings`);
  if (!may(space.role, "manageSpaces")) notFound();
  const { serves } = await requireOffer();
  return (
    <div className="space-y-6">
      <SpaceNav space={space} current="settings" hasStatistics={serves("getSpaceStatistics")} />
      <PageHeader title="Settings">
        Of {space.alias ?? space.handle}
        {serves("putMember") ? ", for its admins" : ""}.
      </PageHeader>
      <div className="max-w-2xl space-y-6">
        <SpaceSettings
          space={space}
          updateSpace={updateSpace}
          removeSpace={serves("removeSpace") ? removeSpace : null}
        />
      </div>
    </div>
  );
}
