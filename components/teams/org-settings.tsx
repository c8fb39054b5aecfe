"use client";

import Link from "next/link";
import { DeletePanel } from "@/components/teams/delete-panel";
import { NamingPanel } from "@/components/teams/naming-panel";
import { toCounted } from "@/components/ui/count-words";
import type { Naming } from "@/components/ui/naming-fields";
import type { Org } from "@/lib/contract/org";
import type { ActionResult } from "@/lib/contract/result";

type OrgSettingsProps = {
  org: Naming;
  /** How many spaces it has; only without any it can be deleted. */
  spaces: number;
  updateOrg: (input: Naming & { org: string }) => Promise<ActionResult<Org>>;
  /** Null where the API keeps organizations for ever. */
  removeOrg: ((input: { org: string }) => Promise<ActionResult<null>>) | null;
};

/** What an organization is called, and the end of it. */
export function OrgSettings({ org, spaces, updateOrg, removeOrg }: OrgSettingsProps) {
  const { handle, alias } = org;
  return (
    <>
      <NamingPanel
        key={handle}
        named={org}
        before="/"
        after="/settings"
        save={(naming) => updateOrg({ ...naming, org: handle })}
      />
      {removeOrg ? (
        <DeletePanel
          kind="organization"
          name={alias ?? handle}
          nextPath="/"
          whyNot={spaces > 0 ? <StillUsed org={handle} spaces={spaces} /> : null}
          remove={() => removeOrg({ org: handle })}
        >
          <p>All its members leave it, open invitations end, and its handle is never given to another.</p>
        </DeletePanel>
      ) : null}
    </>
  );
}

function StillUsed({ org, spaces }: { org: string; spaces: number }) {
  return (
    <p>
      It still has{" "}
      <Link href={`/${org}#spaces`} className="font-medium text-foreground underline underline-offset-4">
        {toCounted(spaces, "space")}
      </Link>
      . Delete them first: an organization with spaces cannot be deleted.
    </p>
  );
}
