import type { Metadata } from "next";
import { notFound } from "next/navigation";
import {
  applyPolicy,
  previewPolicy,
  removeSpace,
  savePolicy,
  saveReviewSettings,
  updateSpace,
} from "@/app/(workspace)/[owner]/[space]/settings/actions";
import { readPolicy, readReviewSettings } from "@/app/(workspace)/[owner]/[space]/settings/reads";
import { toLibraryPath } from "@/components/audios/audio-path";
import { PageHeader } from "@/components/layout/page-header";
import { PolicyPanel } from "@/components/policy/policy-panel";
import { ReviewSettingsPanel } from "@/components/review/review-settings-panel";
import { SpaceNav } from "@/components/spaces/space-nav";
import { SpaceSettings } from "@/components/spaces/space-settings";
import { may } from "@/lib/domain/permissions";
import { requireApi, requireOffer } from "@/lib/web/api";
import { loadSpace } from "@/lib/web/load-space";

export const metadata: Metadata = { title: "Settings" };

export default async function SpaceSettingsPage({ params }: PageProps<"/[owner]/[space]/settings">) {
  const address = await params;
  const path = `${toLibraryPath(address)}/settings`;
  const api = await requireApi(path);
  const space = await loadSpace(address.owner, address.space, path);
  const isAdmin = may(space.role, "manageSpaces");
  const { serves } = await requireOffer();
  if (!isAdmin && !serves("getPolicy") && !serves("getReviewSettings")) notFound();
  const [policy, reviews] = await Promise.all([
    serves("getPolicy") ? readPolicy(api, address) : null,
    serves("getReviewSettings") ? readReviewSettings(api, address) : null,
  ]);
  const policyActions = { savePolicy, previewPolicy, applyPolicy };
  return (
    <div className="space-y-6">
      <SpaceNav space={space} current="settings" serves={serves} />
      <PageHeader title="Settings">
        Of {space.alias ?? space.handle}
        {serves("putMember") ? ", which its admins change" : ""}.
      </PageHeader>
      <div className="max-w-3xl space-y-6">
        {policy ? <PolicyPanel place={address} read={policy} actions={isAdmin ? policyActions : null} /> : null}
        {reviews ? (
          <ReviewSettingsPanel place={address} read={reviews} save={isAdmin ? saveReviewSettings : null} />
        ) : null}
        {isAdmin ? (
          <SpaceSettings
            space={space}
            updateSpace={updateSpace}
            removeSpace={serves("removeSpace") ? removeSpace : null}
          />
        ) : null}
      </div>
    </div>
  );
}
