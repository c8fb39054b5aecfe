"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { describeField, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { TextFieldProps } from "@/components/ui/text-field";

/** A field for a password, which can be looked at while it is typed. */
export function PasswordField({ id, label, hint, error, className, ...input }: TextFieldProps) {
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field id={id} label={label} hint={hint} error={error} {...(className ? { className } : {})}>
      <div className="relative">
        <Input
          {...describeField({ id, hint, error })}
          {...input}
          type={isShown ? "text" : "password"}
          className="pr-10"
        />
        <Button
          variant="ghost"
          size="icon-sm"
          className="absolute top-0.5 right-0.5 text-muted-foreground"
          aria-label={`${isShown ? "Hide" : "Show"} ${label.toLowerCase()}`}
          onClick={() => setIsShown(!isShown)}
        >
          <Icon aria-hidden="true" />
        </Button>
      </div>
    </Field>
  );
}
