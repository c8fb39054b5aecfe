"use client";

import { type ChangeEvent, useRef } from "react";
import { HandleField, TextField } from "@/components/ui/text-field";
import type { FormField } from "@/components/ui/use-form";
import { suggestHandle } from "@/lib/domain/handle-suggestion";

export type Naming = { handle: string; alias: string | null };

type NamingFieldsProps = {
  field: (name: "alias" | "handle") => FormField;
  /** What it is called now; nothing while it is only being made. */
  named?: Naming | undefined;
  /** What the handle is for, and what becomes of it. */
  handleHint: string;
  /** Whether the one who writes is the one who is named, so that the browser may help. */
  isOneself?: boolean;
};

/** A name for people, and the handle that stands in addresses, which is made of the name until it is written by hand. */
export function NamingFields({ field, named, handleHint, isOneself = false }: NamingFieldsProps) {
  const handleInput = useRef<HTMLInputElement>(null);
  const isOwnHandle = useRef(named !== undefined);

  function suggest(event: ChangeEvent<HTMLInputElement>): void {
    if (!isOwnHandle.current && handleInput.current) handleInput.current.value = suggestHandle(event.target.value);
  }

  return (
    <>
      <TextField
        {...field("alias")}
        label="Name (optional)"
        maxLength={100}
        autoComplete={isOneself ? "name" : "off"}
        defaultValue={named?.alias ?? ""}
        onChange={suggest}
      />
      <HandleField
        {...field("handle")}
        ref={handleInput}
        label="Handle"
        hint={handleHint}
        autoComplete={isOneself ? "username" : "off"}
        required
        defaultValue={named?.handle ?? ""}
        onChange={(event) => {
          isOwnHandle.current = event.target.value !== "";
        }}
      />
    </>
  );
}
