"use client";

import Link from "next/link";
import { useMoveTo } from "@/components/layout/use-move-to";
import { Button } from "@/components/ui/button";
import { FormAlert } from "@/components/ui/form-alert";
import { useForm } from "@/components/ui/use-form";
import type { ActionResult } from "@/lib/contract/result";

type AcceptFormProps = {
  token: string;
  /** The address of this page, to come back to. */
  path: string;
  /** Whoever is signed in. */
  handle: string;
  accept: (input: { token: string }) => Promise<ActionResult<{ href: string }>>;
};

/** Joins with the account that is signed in, or with another. */
export function AcceptForm({ token, path, handle, accept }: AcceptFormProps) {
  const moveTo = useMoveTo();
  const { form, problem, isPending } = useForm({
    send: () => accept({ token }),
    onSent: ({ href }) => moveTo(href),
  });
  return (
    <form {...form} aria-label="Join" className="space-y-3">
      <FormAlert problem={problem} />
      {/* Not `disabled`: the button would lose the focus by its own click. */}
      <Button type="submit" variant="primary" size="lg" className="w-full" aria-disabled={isPending}>
        <span className="truncate">{isPending ? "Joining…" : `Join as ${handle}`}</span>
      </Button>
      <Button asChild size="lg" className="w-full">
        <Link href={`/sign-in?${new URLSearchParams({ switch: "1", next: path })}`}>Sign in as someone else</Link>
      </Button>
    </form>
  );
}
