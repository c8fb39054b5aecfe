import type { ReactNode } from "react";
import { toOfferWords } from "@/components/invitations/offer-words";
import { toRoleWords } from "@/components/spaces/role-words";
import { Card } from "@/components/ui/card";
import type { InvitationOffer } from "@/lib/contract/org";

/** Who invites to what, as what, and until when; inside it stands what can be done. */
export function InvitationCard({ offer, children }: { offer: InvitationOffer; children: ReactNode }) {
  const { org, role, createdBy, expiresAt } = offer;
  return (
    <div className="w-full max-w-md">
      <h1 className="text-balance text-center font-semibold text-xl tracking-tight">
        Join {org.alias ?? org.handle} on Earmark
      </h1>
      <p className="mx-auto mt-1.5 max-w-sm text-pretty text-center text-muted-foreground">
        {createdBy.alias ?? createdBy.handle} invites you as {toRoleWords(role)}: {toOfferWords(role)}.
      </p>
      <Card className="mt-6 p-5 sm:p-6">{children}</Card>
      <p className="mt-4 text-center text-[0.8125rem] text-muted-foreground">
        For one person, until <time dateTime={expiresAt}>{toEndWords(expiresAt)}</time>.
      </p>
    </div>
  );
}

function toEndWords(dateTime: string): string {
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${words.format(Date.parse(dateTime))} UTC`;
}
