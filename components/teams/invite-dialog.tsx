"use client";

import { Link2 } from "lucide-react";
import { useSyncExternalStore } from "react";
import { toRoleWords } from "@/components/spaces/role-words";
import { InviteForm } from "@/components/teams/invite-form";
import type { InvitationActions } from "@/components/teams/team-actions";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { toDayLabel } from "@/components/ui/day-label";
import { SecretDialog } from "@/components/ui/secret-dialog";
import type { NewInvitation } from "@/lib/contract/org";

type InviteDialogProps = Pick<InvitationActions, "createInvitation"> & { org: { handle: string; name: string } };

/** Makes a link by which one person can join, and shows it, once. */
export function InviteDialog({ org, createInvitation }: InviteDialogProps) {
  return (
    <SecretDialog<NewInvitation>
      trigger={
        <Button variant="primary">
          <Link2 aria-hidden="true" />
          Invite by link
        </Button>
      }
      ask={{
        title: `Invite somebody to ${org.name}`,
        description: "The link lets one person join, with or without an account.",
        form: (onMade) => <InviteForm org={org.handle} createInvitation={createInvitation} onMade={onMade} />,
      }}
      tell={{
        title: "The link is ready",
        description: "Copy it now: it is shown this once. Send it to one person, by a way you trust.",
        show: (invitation) => <InvitationLink invitation={invitation} />,
      }}
    />
  );
}

function InvitationLink({ invitation: { token, role, expiresAt } }: { invitation: NewInvitation }) {
  // Behind a proxy only the browser knows how the address begins.
  const origin = useSyncExternalStore(
    () => () => undefined,
    () => window.location.origin,
    () => "",
  );
  return (
    <div className="space-y-2">
      <CopyField label="Invitation link" text={`${origin}/invitations/${token}`} />
      <p className="text-muted-foreground text-sm">
        It makes one person {toRoleWords(role)}, until {toDayLabel(expiresAt.slice(0, 10))}.
      </p>
    </div>
  );
}
