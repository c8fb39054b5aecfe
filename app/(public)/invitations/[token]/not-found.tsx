import type { Metadata } from "next";
import { InvitationGone } from "@/components/invitations/invitation-gone";

export const metadata: Metadata = { title: "Invitation" };

export default function InvitationNotFound() {
  return <InvitationGone />;
}
