"use client";

import Link from "next/link";
import { toLibraryPath } from "@/components/audios/audio-path";
import { DeletePanel } from "@/components/teams/delete-panel";
import { NamingPanel } from "@/components/teams/naming-panel";
import { toCounted } from "@/components/ui/count-words";
import type { Naming } from "@/components/ui/naming-fields";
import type { ActionResult } from "@/lib/contract/result";
import type { Space } from "@/lib/contract/space";

type Address = { owner: string; space: string };

type SpaceSettingsProps = {
  space: Space;
  updateSpace: (input: Naming & Address) => Promise<ActionResult<Space>>;
  /** Null where the API keeps spaces for ever. */
  removeSpace: ((input: Address) => Promise<ActionResult<null>>) | null;
};

/** What a space is called, and the end of it. */
export function SpaceSettings({ space, updateSpace, removeSpace }: SpaceSettingsProps) {
  const address = { owner: space.owner.handle, space: space.handle };
  return (
    <>
      <NamingPanel
        key={space.handle}
        named={{ handle: space.handle, alias: space.alias }}
        before={`/${address.owner}/`}
        after="/settings"
        save={(naming) => updateSpace({ ...naming, ...address })}
      />
      {removeSpace ? (
        <DeletePanel
          kind="space"
          name={space.alias ?? space.handle}
          nextPath={`/${address.owner}`}
          whyNot={space.audios > 0 ? <StillFull space={space} address={address} /> : null}
          remove={() => removeSpace(address)}
        >
          <p>It is empty. Its identities go with it, and its handle is never given to another space.</p>
        </DeletePanel>
      ) : null}
    </>
  );
}

function StillFull({ space, address }: { space: Space; address: Address }) {
  return (
    <p>
      It still holds{" "}
      <Link href={toLibraryPath(address)} className="font-medium text-foreground underline underline-offset-4">
        {toCounted(space.audios, "audio")}
      </Link>
      . Delete them first: a space with audios cannot be deleted, so that nothing is lost by one click.
    </p>
  );
}
