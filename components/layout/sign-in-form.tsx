"use client";

import { CircleAlert, Info } from "lucide-react";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { describeField, Field } from "@/components/ui/field";
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
        <SignInAlert problem={problem} />
        <form
          action={action}
          className="space-y-4"
          noValidate
          onSubmit={(event) => isPending && event.preventDefault()}
        >
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
    </div>
  );
}

/** Faults of single fields stand at the fields; everything else stands here. Screen readers hear both. */
function SignInAlert({ problem }: { problem: ActionProblem | null }) {
  const faults = problem?.errors?.map((fault) => fault.message).join(" ");
  return (
    <div role="alert">
      {faults ? <p className="sr-only">{faults}</p> : null}
      {problem && !faults ? (
        <p className="mb-4 flex items-start gap-2 rounded-md border border-destructive/25 bg-destructive/8 px-3 py-2.5 text-[0.8125rem] text-destructive">
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {toWords(problem)}
        </p>
      ) : null}
    </div>
  );
}

function toWords({ code, detail, retryAfterSeconds }: ActionProblem): string {
  if (code !== "tooManyRequests") return detail;
  if (!retryAfterSeconds) return "Too many attempts. Wait a moment, then try again.";
  return `Too many attempts. Try again in ${retryAfterSeconds === 1 ? "1 second" : `${retryAfterSeconds} seconds`}.`;
}
