"use client";

import { Info } from "lucide-react";
import Link from "next/link";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { describeField, Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Input } from "@/components/ui/input";
import type { ActionProblem } from "@/lib/contract/result";

/** What the form shows after an attempt: what was typed but for the password, and what was wrong. */
export type SignInState = { handle: string; problem: ActionProblem | null };

type SignInFormProps = {
  signIn: (previous: SignInState, form: FormData) => Promise<SignInState>;
  /** The path to go on to. */
  next: string;
  note: string | null;
};

/** The way in. It works without scripts too. */
export function SignInForm({ signIn, next, note }: SignInFormProps) {
  const [{ handle, problem }, action, isPending] = useActionState(signIn, { handle: "", problem: null });
  const faultOf = (path: string) => problem?.errors?.find((fault) => fault.path === path)?.message;
  const handleField = { id: "handle", error: faultOf("handle") };
  const passwordField = { id: "password", error: faultOf("password") };
  return (
    <div className="w-full max-w-sm">
      <h1 className="text-center font-semibold text-xl tracking-tight">Sign in to Earmark</h1>
      <p className="mt-1.5 text-center text-muted-foreground">Upload audio, hear that it arrived whole, decide.</p>
      {note ? (
        <p className="mt-6 flex items-start gap-2 rounded-lg border bg-muted px-3.5 py-2.5 text-[0.8125rem]">
          <Info aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-primary" />
          {note}
        </p>
      ) : null}
      <Card className="mt-6 p-5 sm:p-6">
        <form
          action={action}
          className="space-y-4"
          noValidate
          onSubmit={(event) => isPending && event.preventDefault()}
        >
          <FormAlert problem={problem} />
          <input type="hidden" name="next" value={next} />
          <Field label="Handle" {...handleField}>
            <Input
              {...describeField(handleField)}
              // A form that was sent goes back to its defaults.
              key={handle}
              name="handle"
              autoComplete="username"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              required
              defaultValue={handle}
            />
          </Field>
          <Field label="Password" {...passwordField}>
            <Input
              {...describeField(passwordField)}
              name="password"
              type="password"
              autoComplete="current-password"
              required
            />
          </Field>
          {/* Not `disabled`: the button would lose the focus by its own click. */}
          <Button type="submit" variant="primary" size="lg" className="w-full" aria-disabled={isPending}>
            {isPending ? "Signing in…" : "Sign in"}
          </Button>
        </form>
      </Card>
      <p className="mt-5 text-center text-[0.8125rem] text-muted-foreground">
        For programs there is an API:{" "}
        <Link href="/docs" className="font-medium text-primary underline underline-offset-4">
          read its guide
        </Link>
        .
      </p>
    </div>
  );
}
