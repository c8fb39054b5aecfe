"use client";

import { Plus } from "lucide-react";
import { useId, useState } from "react";
import type { IdentifyActions } from "@/components/audios/audio-actions";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { useIdentitySearch } from "@/components/identities/use-identity-search";
import { Button } from "@/components/ui/button";
import { FormAlert } from "@/components/ui/form-alert";
import { Skeleton } from "@/components/ui/skeleton";
import { TextField } from "@/components/ui/text-field";
import { type ActionProblem, orNoAnswer } from "@/lib/contract/result";
import type { Identity } from "@/lib/contract/space";
import { suggestHandle } from "@/lib/domain/handle-suggestion";

type IdentityPickerProps = {
  place: SpaceAddress;
  chosen: Identity | null;
  onChoose: (identity: Identity) => void;
  actions: Pick<IdentifyActions, "findIdentities" | "createIdentity">;
};

/** Finds an identity by what one types, or makes one of it. */
export function IdentityPicker({ place, chosen, onChoose, actions }: IdentityPickerProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState<ActionProblem | null>(null);
  const { owner, space } = place;
  const { found, problem, searchNow, searchSoon } = useIdentitySearch({ owner, space }, actions.findIdentities);

  async function create(alias: string): Promise<void> {
    const result = await orNoAnswer(actions.createIdentity({ owner, space, handle: suggestHandle(alias), alias }));
    setRefused(result.ok ? null : result.problem);
    if (!result.ok) return;
    onChoose(result.data);
    await searchNow(typed.trim());
  }

  return (
    <div className="space-y-3">
      <TextField
        id={`${id}-search`}
        label="Name or handle"
        type="search"
        autoComplete="off"
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          searchSoon(event.target.value.trim());
        }}
      />
      {found ? (
        <Choices {...{ found: found.identities, search: found.search, chosen, onChoose }} />
      ) : (
        <Skeleton className="h-9" />
      )}
      {found ? <NewIdentity name={found.search} found={found.identities} onCreate={create} /> : null}
      <FormAlert problem={refused ?? problem} />
    </div>
  );
}

type ChoicesProps = {
  found: Identity[];
  search: string;
  chosen: Identity | null;
  onChoose: (identity: Identity) => void;
};

function Choices({ found, search, chosen, onChoose }: ChoicesProps) {
  const name = useId();
  return (
    <fieldset className="max-h-56 overflow-y-auto rounded-md border empty:hidden">
      <legend className="sr-only">Identities</legend>
      {found.length === 0 ? (
        <p className="px-3 py-2 text-muted-foreground text-sm">
          {search ? "No identity matches." : "There is none yet. Type a name to make one."}
        </p>
      ) : null}
      {found.map((identity) => (
        <label
          key={identity.handle}
          className="flex cursor-pointer items-center gap-2.5 border-b px-3 py-2 text-sm last:border-b-0 has-checked:bg-accent has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ring"
        >
          <input
            type="radio"
            name={name}
            checked={chosen?.handle === identity.handle}
            onChange={() => onChoose(identity)}
            className="accent-primary outline-none"
          />
          <span className="min-w-0 truncate font-medium">{identity.alias ?? identity.handle}</span>
          {identity.alias ? (
            <span className="ml-auto truncate font-mono text-muted-foreground text-xs">{identity.handle}</span>
          ) : null}
        </label>
      ))}
    </fieldset>
  );
}

type NewIdentityProps = { name: string; found: Identity[]; onCreate: (name: string) => void };

function NewIdentity({ name, found, onCreate }: NewIdentityProps) {
  const handle = suggestHandle(name);
  if (!handle || found.some((identity) => identity.handle === handle)) return null;
  return (
    <Button variant="ghost" size="sm" className="max-w-full text-primary" onClick={() => onCreate(name)}>
      <Plus aria-hidden="true" />
      <span className="truncate">Make “{name}” a new identity</span>
    </Button>
  );
}
