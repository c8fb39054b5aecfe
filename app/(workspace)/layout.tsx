import type { ReactNode } from "react";
import { createIdentity, findIdentities } from "@/app/(workspace)/[owner]/[space]/identities/actions";
import { listUploadSpaces, signOut } from "@/app/(workspace)/actions";
import { AppHeader } from "@/components/layout/app-header";
import { MAIN_ID, SkipLink } from "@/components/layout/skip-link";
import { whyNoUpload } from "@/components/spaces/role-words";
import { DropAnywhere } from "@/components/upload/drop-anywhere";
import { UploadTray } from "@/components/upload/upload-tray";
import { findUser } from "@/lib/web/find-user";
import { findOwners, type OwnerWithSpaces, toOwnerChoice } from "@/lib/web/load-owners";
import { loadOffer } from "@/lib/web/offer";
import { findSession } from "@/lib/web/session";

/** The shell around every page of the workspace. The pages guard themselves: a layout is not rendered anew for each. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const session = await findSession();
  const owners = session ? await findOwners() : [];
  // Who took another handle elsewhere since signing in here has the new one.
  const handle = (await findUser())?.handle ?? session?.handle ?? null;
  // A server that is away for a moment has told nothing of itself.
  const hasBatches = await loadOffer().then(
    ({ takes }) => takes("listAudios", "batch"),
    () => false,
  );
  return (
    <>
      <SkipLink />
      {handle ? <AppHeader handle={handle} owners={owners.map(toOwnerChoice)} signOut={signOut} /> : null}
      <main
        id={MAIN_ID}
        tabIndex={-1}
        // While the files of the tray are shown, whatever they cover at the end of a page can be scrolled out from below.
        className="mx-auto w-full max-w-6xl px-4 pt-6 pb-24 outline-none in-[body:has([data-slot=upload-files]:not([hidden]))]:pb-[75dvh] sm:px-6 sm:pt-8"
      >
        {children}
      </main>
      {handle ? <DropAnywhere owners={owners.map(toUploadable)} listSpaces={listUploadSpaces} /> : null}
      <UploadTray
        uploader={handle}
        editing={{ findIdentities, createIdentity, listSpaces: listUploadSpaces, hasBatches }}
      />
    </>
  );
}

function toUploadable({ owner }: OwnerWithSpaces) {
  return { handle: owner.handle, whyNot: whyNoUpload({ role: owner.role, owner }) };
}
