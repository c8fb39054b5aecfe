import type { IdentifyActions } from "@/components/audios/audio-actions";
import { type AudioAddress, toLibraryPath } from "@/components/audios/audio-path";
import { IdentityLink } from "@/components/identities/identity-link";
import { LinkIdentityDialog } from "@/components/identities/link-identity-dialog";
import { Panel } from "@/components/ui/panel";
import type { Audio } from "@/lib/contract/audio";
import { may, type Role } from "@/lib/domain/permissions";

type IdentityPanelProps = {
  address: AudioAddress;
  audio: Audio;
  role: Role;
  /** Whether there is a list of what an identity says. */
  hasList: boolean;
  actions: IdentifyActions;
};

/** Who speaks: to be said once by whoever may, and read by everyone after that. */
export function IdentityPanel({
  address,
  audio: { alias, handle, state, identity },
  role,
  hasList,
  actions,
}: IdentityPanelProps) {
  // Nobody is heard in what cannot be played.
  if (!identity && state === "notAvailable") return null;
  if (!identity) {
    return (
      <Panel title="Who speaks">
        <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
          <p className="text-muted-foreground">This audio is not linked to an identity yet.</p>
          {may(role, "edit") ? (
            <LinkIdentityDialog address={address} audioName={alias ?? handle} actions={actions} />
          ) : null}
        </div>
      </Panel>
    );
  }
  return (
    <Panel title="Who speaks">
      <p className="text-sm">
        <IdentityLink
          href={hasList ? `${toLibraryPath(address)}?identity=${identity.handle}` : null}
          className="font-medium"
        >
          {identity.alias ?? identity.handle}
        </IdentityLink>
        {identity.alias ? (
          <span className="ml-2 font-mono text-[0.8125rem] text-muted-foreground">{identity.handle}</span>
        ) : null}
        <span className="block text-muted-foreground">The link of an audio to its identity stays as it is.</span>
      </p>
    </Panel>
  );
}
