"use client";

import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { FormAlert } from "@/components/ui/form-alert";
import { HandleField, TextField } from "@/components/ui/text-field";
import { textOf, useForm } from "@/components/ui/use-form";
import { useUploadQueue } from "@/components/upload/use-upload-queue";
import type { User } from "@/lib/contract/account";
import type { ActionResult } from "@/lib/contract/result";
import { wouldBeLost } from "@/lib/domain/upload-queue";

type Profile = { handle: string; alias: string | null; email: string };

type ProfileFormProps = { user: Profile; save: (profile: Profile) => Promise<ActionResult<User>> };

/** Who one is to others. */
export function ProfileForm({ user, save }: ProfileFormProps) {
  const queue = useUploadQueue();

  async function send(typed: FormData): Promise<ActionResult<User>> {
    const handle = textOf(typed, "handle");
    // They are on their way to an address that would lead nowhere.
    const isUploading = queue.getSnapshot().entries.some(wouldBeLost);
    if (handle !== user.handle && isUploading) return uploadsFirst;
    return save({ handle, alias: textOf(typed, "alias") || null, email: textOf(typed, "email") });
  }

  const { form, field, problem, isPending } = useForm({
    send,
    onSent: (saved) => toast.success(saved.handle === user.handle ? "Profile saved." : `You are ${saved.handle} now.`),
  });
  return (
    <form {...form} aria-label="Profile" className="max-w-lg space-y-5">
      <FormAlert problem={problem} />
      <TextField
        {...field("alias")}
        label="Name"
        hint="Shown to others in place of your handle. The API calls it your alias."
        maxLength={100}
        autoComplete="name"
        defaultValue={user.alias ?? ""}
      />
      <TextField
        {...field("email")}
        label="Email"
        type="email"
        maxLength={50}
        autoComplete="email"
        required
        defaultValue={user.email}
      />
      <HandleField
        {...field("handle")}
        label="Handle"
        hint={`You sign in with it, and your spaces are found under it, at /${user.handle}/…. After a change the old addresses, those of the API too, lead nowhere, and nobody else can ever take the old handle.`}
        autoComplete="username"
        required
        defaultValue={user.handle}
      />
      <Button type="submit" variant="primary" aria-disabled={isPending}>
        {isPending ? "Saving…" : "Save profile"}
      </Button>
    </form>
  );
}

const waiting = "Some files have not arrived yet. Wait for them, or cancel them, before you change your handle.";
const uploadsFirst = {
  ok: false,
  problem: { code: "conflict", detail: waiting, errors: [{ path: "handle", message: waiting }] },
} as const satisfies ActionResult<User>;
