"use client";

import { useId, useState } from "react";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { IdentityPicker } from "@/components/identities/identity-picker";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Identity } from "@/lib/contract/space";
import type { BatchActions } from "./batch-actions";
import type { BatchChoice } from "./batch-wishes";

type BatchIdentityProps = {
  place: SpaceAddress;
  actions: Pick<BatchActions, "findIdentities" | "createIdentity">;
  onChoose: (identity: BatchChoice["identity"]) => void;
};

/** Who speaks in the files: an identity of the space, or nobody that is known. */
export function BatchIdentity({ place, actions, onChoose }: BatchIdentityProps) {
  const id = useId();
  const [mode, setMode] = useState("keep");
  const [chosen, setChosen] = useState<Identity | null>(null);
  return (
    <div className="space-y-3">
      <Field id={id} label="Who speaks in them">
        <Select
          id={id}
          value={mode}
          className="w-full"
          onChange={({ target: { value } }) => {
            setMode(value);
            if (value === "one") onChoose(chosen?.handle ?? "keep");
            else onChoose(value === "none" ? null : "keep");
          }}
        >
          <option value="keep">As it is</option>
          <option value="none">No identity</option>
          <option value="one">An identity of {`${place.owner}/${place.space}`}</option>
        </Select>
      </Field>
      {mode === "one" && (
        <IdentityPicker
          place={place}
          chosen={chosen}
          onChoose={(identity) => {
            setChosen(identity);
            onChoose(identity.handle);
          }}
          actions={actions}
        />
      )}
    </div>
  );
}
