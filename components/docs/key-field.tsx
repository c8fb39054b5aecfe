"use client";

import { useId } from "react";
import { useReader } from "@/components/docs/use-reader";
import { describeField, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Where the key is pasted: once for the whole page. */
export function KeyField() {
  const { key, setKey } = useReader();
  const id = useId();
  const hint = "Stays in the memory of this page, and is gone when you leave it. Your session is never used here.";
  return (
    <Field id={id} label="API key" hint={hint}>
      <Input
        {...describeField({ id, hint })}
        // A field for passwords, so that nobody reads along; without a name, so that none is kept.
        type="password"
        autoComplete="off"
        spellCheck={false}
        placeholder="Paste the token of a key"
        value={key}
        onChange={(event) => setKey(event.target.value.trim())}
        className="font-mono"
      />
    </Field>
  );
}
