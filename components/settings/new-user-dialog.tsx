"use client";

import { UserPlus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { DialogClose, DialogFooter } from "@/components/ui/dialog";
import { FormAlert } from "@/components/ui/form-alert";
import { NamingFields } from "@/components/ui/naming-fields";
import { SecretDialog } from "@/components/ui/secret-dialog";
import { TextField } from "@/components/ui/text-field";
import { textOf, useForm } from "@/components/ui/use-form";
import type { ActionResult } from "@/lib/contract/result";

type NewUser = { handle: string; alias: string | null; email: string };
type MadeUser = { handle: string; password: string };
type CreateUser = (user: NewUser) => Promise<ActionResult<MadeUser>>;

/** Makes a user and shows the password, which the admin hands on. */
export function NewUserDialog({ create }: { create: CreateUser }) {
  return (
    <SecretDialog<MadeUser>
      trigger={
        <Button variant="primary">
          <UserPlus aria-hidden="true" />
          New user
        </Button>
      }
      ask={{
        title: "New user",
        description: "They get a password that you hand on, and a space of their own.",
        form: (onMade) => <NewUserForm create={create} onMade={onMade} />,
      }}
      tell={{
        title: "The user is there",
        description: "Hand these on now. The password is not kept here, and nobody can show it again.",
        show: ({ handle, password }) => (
          <div className="space-y-4">
            <CopyField label="Handle" text={handle} />
            <CopyField label="Password" text={password} />
            <p className="text-[0.8125rem] text-muted-foreground">
              They can change it in their settings, under Security.
            </p>
          </div>
        ),
      }}
    />
  );
}

function NewUserForm({ create, onMade }: { create: CreateUser; onMade: (user: MadeUser) => void }) {
  const { form, field, problem, isPending } = useForm({
    send: (typed) =>
      create({
        handle: textOf(typed, "handle"),
        alias: textOf(typed, "alias") || null,
        email: textOf(typed, "email"),
      }),
    onSent: onMade,
  });
  return (
    <form {...form} className="space-y-4">
      <FormAlert problem={problem} />
      <NamingFields
        field={field}
        handleHint="They sign in with it: lowercase letters, digits, and single hyphens between them."
      />
      <TextField {...field("email")} label="Email" type="email" maxLength={50} autoComplete="off" required />
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        {/* Not `disabled`: the button would lose the focus by its own click. */}
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {isPending ? "Making…" : "Make user"}
        </Button>
      </DialogFooter>
    </form>
  );
}
