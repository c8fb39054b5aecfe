"use client";

import Link from "next/link";
import { useMoveTo } from "@/components/layout/use-move-to";
import { Button } from "@/components/ui/button";
import { FormAlert } from "@/components/ui/form-alert";
import { NamingFields } from "@/components/ui/naming-fields";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { textOf, useForm } from "@/components/ui/use-form";
import type { ActionResult } from "@/lib/contract/result";

type Newcomer = { token: string; handle: string; email: string; alias: string | null; password: string };

type JoinFormProps = {
  token: string;
  /** The address of this page, to come back to. */
  path: string;
  join: (newcomer: Newcomer) => Promise<ActionResult<{ href: string }>>;
};

/** Makes an account that is a member from the start, for whoever has none yet. */
export function JoinForm({ token, path, join }: JoinFormProps) {
  const moveTo = useMoveTo();
  const { form, field, problem, isPending } = useForm({
    send: (typed) =>
      join({
        token,
        alias: textOf(typed, "alias") || null,
        email: textOf(typed, "email"),
        handle: textOf(typed, "handle"),
        password: String(typed.get("password")),
      }),
    onSent: ({ href }) => moveTo(href),
  });
  return (
    <div className="space-y-5">
      <form {...form} aria-label="New account" className="space-y-4">
        <FormAlert problem={problem} />
        <NamingFields
          field={field}
          handleHint="You sign in with it: lowercase letters, digits, and single hyphens between them."
          isOneself
        />
        <TextField {...field("email")} label="Email" type="email" maxLength={50} autoComplete="email" required />
        <PasswordField
          {...field("password")}
          label="Password"
          hint="8 to 50 characters."
          autoComplete="new-password"
          required
        />
        {/* Not `disabled`: the button would lose the focus by its own click. */}
        <Button type="submit" variant="primary" size="lg" className="w-full" aria-disabled={isPending}>
          {isPending ? "Joining…" : "Make account and join"}
        </Button>
      </form>
      <p className="border-t pt-4 text-center text-[0.8125rem] text-muted-foreground">
        Been here before?{" "}
        <Link
          href={`/sign-in?${new URLSearchParams({ next: path })}`}
          className="font-medium text-primary underline underline-offset-4"
        >
          I have an account
        </Link>
      </p>
    </div>
  );
}
