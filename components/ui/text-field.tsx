import type * as React from "react";
import { cn } from "@/components/ui/cn";
import { describeField, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export type TextFieldProps = React.ComponentProps<typeof Input> & {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
};

/** A labelled line to write in, with its hint and its error. */
export function TextField({ id, label, hint, error, className, ...input }: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      <Input {...describeField({ id, hint, error })} {...input} />
    </Field>
  );
}

/** A field for a handle, or for whatever else no keyboard should mend. */
export function HandleField({ className, ...props }: TextFieldProps) {
  return (
    <TextField
      autoCapitalize="none"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      maxLength={50}
      className={cn("[&_input]:font-mono", className)}
      {...props}
    />
  );
}
