"use client";

import { useId } from "react";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Select } from "@/components/ui/select";
import type { BatchChoice } from "./batch-wishes";
import { keyOf } from "./space-order";
import { type ListUploadSpaces, useUploadSpaces } from "./use-upload-spaces";

type Target = BatchChoice["target"];

type BatchSpaceProps = {
  /** Where the files go now; null where they go to several spaces. */
  home: Target;
  listSpaces: ListUploadSpaces;
  onChoose: (target: Target) => void;
};

/** Sends files to another space. */
export function BatchSpace({ home, listSpaces, onChoose }: BatchSpaceProps) {
  const id = useId();
  const { spaces, problem } = useUploadSpaces(listSpaces, home?.owner ?? null);
  const here = home && `${home.owner}/${home.space}`;
  return (
    <>
      <Field id={id} label="Space">
        <Select
          id={id}
          defaultValue=""
          className="w-full"
          onChange={(event) => {
            const space = spaces?.find((one) => keyOf(one) === event.target.value);
            onChoose(space ? { owner: space.owner.handle, space: space.handle } : null);
          }}
        >
          <option value="">{here ? `${here}, as it is` : "As they are: several spaces"}</option>
          {(spaces ?? [])
            .filter((space) => keyOf(space) !== here)
            .map((space) => (
              <option key={keyOf(space)} value={keyOf(space)}>
                {space.alias ? `${space.alias} (${keyOf(space)})` : keyOf(space)}
              </option>
            ))}
        </Select>
      </Field>
      <FormAlert problem={problem} />
    </>
  );
}
