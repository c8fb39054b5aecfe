import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { removeOrg, updateOrg } from "@/app/(workspace)/[owner]/actions";
import { PageHeader } from "@/components/layout/page-header";
import { OrgSettings } from "@/components/teams/org-settings";
import { OwnerNav } from "@/components/teams/owner-nav";
import { may } from "@/lib/domain/permissions";
import { requireOffer } from "@/lib/web/api";
import { loadOrg } from "@/lib/web/load-owner";

export const metadata: Metadata = { title: "Settings" };

export default async function OrgSettingsPage({ params }: PageProps<"/[owner]/settings">) {
  const { owner: handle } = await params;
  const org = await loadOrg(handle, `/${handle}/settings`);
  if (!may(org.role, "manageOrg")) notFound();
  const { serves } = await requireOffer();
  return (
    <div className="space-y-6">
      <OwnerNav owner={org} current="settings" />
      <PageHeader title="Settings">
        Of {org.alias ?? handle}
        {serves("putMember") ? ", for its admins" : ""}.
      </PageHeader>
      <div className="max-w-2xl space-y-6">
        <OrgSettings
          org={{ handle, alias: org.alias }}
          spaces={org.spaces}
          updateOrg={updateOrg}
          removeOrg={serves("removeOrg") ? removeOrg : null}
        />
      </div>
    </div>
  );
}
