import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { acceptInvitation, joinByInvitation } from "@/app/(public)/invitations/actions";
import { AcceptForm } from "@/components/invitations/accept-form";
import { AlreadyMember } from "@/components/invitations/already-member";
import { InvitationCard } from "@/components/invitations/invitation-card";
import { JoinForm } from "@/components/invitations/join-form";
import { findApi, requireOffer, requireOpenApi } from "@/lib/web/api";
import { findUser } from "@/lib/web/find-user";

/** The address is the invitation: no other site may be told it. */
export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer", robots: "noindex" };

type InvitationPageProps = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: InvitationPageProps) {
  const { token } = await params;
  const path = `/invitations/${token}`;
  const api = await requireOpenApi(path);
  const { serves } = await requireOffer();
  if (!serves("getInvitation")) notFound();
  const offer = await api.call("getInvitation", { params: { token } });
  const viewer = await findUser();
  return (
    <InvitationCard offer={offer}>
      {!viewer ? (
        <JoinForm token={token} path={path} join={joinByInvitation} />
      ) : (await isMember(offer.org.handle)) ? (
        <AlreadyMember org={offer.org} />
      ) : (
        <AcceptForm token={token} path={path} handle={viewer.handle} accept={acceptInvitation} />
      )}
    </InvitationCard>
  );
}

async function isMember(org: string): Promise<boolean> {
  const api = await findApi();
  const found = await api?.call("getOrg", { params: { org } }).catch(() => null);
  return Boolean(found);
}
