import { RevokeInvitationButton } from "@/components/teams/revoke-invitation-button";
import type { InvitationActions } from "@/components/teams/team-actions";
import { toCount } from "@/components/ui/count-words";
import { toDayLabel } from "@/components/ui/day-label";
import { Panel } from "@/components/ui/panel";
import type { Paging } from "@/lib/contract/lists";
import type { Invitation } from "@/lib/contract/org";

type InvitationsPanelProps = {
  org: string;
  invitations: { items: Invitation[] } & Paging;
  removeInvitation: InvitationActions["removeInvitation"];
};

/** The links by which people can still join. */
export function InvitationsPanel({ org, invitations: { items, total }, removeInvitation }: InvitationsPanelProps) {
  const more = total - items.length;
  return (
    <Panel title="Open invitations">
      {items.length === 0 ? (
        <p className="text-muted-foreground text-sm">
          None. Make a link and send it to whoever should join: it works once.
        </p>
      ) : (
        <ul className="-my-2.5 divide-y">
          {items.map((invitation) => (
            <OpenInvitation
              key={invitation.handle}
              org={org}
              invitation={invitation}
              removeInvitation={removeInvitation}
            />
          ))}
        </ul>
      )}
      {more > 0 ? <p className="mt-4 text-muted-foreground text-sm">And {toCount(more)} older ones.</p> : null}
    </Panel>
  );
}

type OpenInvitationProps = Pick<InvitationActions, "removeInvitation"> & { org: string; invitation: Invitation };

function OpenInvitation({ org, invitation, removeInvitation }: OpenInvitationProps) {
  const { role, suffix, createdBy, expiresAt } = invitation;
  return (
    <li className="flex items-center justify-between gap-3 py-2.5 text-sm">
      <p className="min-w-0">
        <span className="font-medium">{role}</span>
        <span className="ml-2 font-mono text-[0.8125rem] text-muted-foreground">
          <span className="sr-only">link ending in </span>…{suffix}
        </span>
        <span className="block text-muted-foreground text-xs">
          by {createdBy.alias ?? createdBy.handle}, open until {toDayLabel(expiresAt.slice(0, 10))}
        </span>
      </p>
      <RevokeInvitationButton org={org} invitation={invitation} removeInvitation={removeInvitation} />
    </li>
  );
}
