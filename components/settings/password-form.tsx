"use client";

import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { FormAlert } from "@/components/ui/form-alert";
import { PasswordField } from "@/components/ui/password-field";
import { useForm } from "@/components/ui/use-form";
import type { ActionResult } from "@/lib/contract/result";

type Passwords = { current: string; password: string };

type PasswordFormProps = {
  /** For password managers, which keep the new password under it. */
  handle: string;
  change: (passwords: Passwords) => Promise<ActionResult<null>>;
};

/** Changes one's password. */
export function PasswordForm({ handle, change }: PasswordFormProps) {
  async function send(typed: FormData): Promise<ActionResult<null>> {
    const [current, password] = [String(typed.get("current")), String(typed.get("password"))];
    const result = await change({ current, password });
    if (result.ok || result.problem.code !== "forbidden") return result;
    const errors = [{ path: "current", message: result.problem.detail }];
    return { ok: false, problem: { ...result.problem, errors } };
  }

  const { form, field, problem, isPending } = useForm({
    send,
    onSent: (_nothing, sent) => {
      sent.reset();
      toast.success("Password changed.", { description: "Your other sessions were ended." });
    },
  });
  return (
    <form {...form} aria-label="Password" className="max-w-lg space-y-5">
      <FormAlert problem={problem} />
      <input name="username" autoComplete="username" readOnly hidden value={handle} />
      <PasswordField {...field("current")} label="Current password" autoComplete="current-password" required />
      <PasswordField
        {...field("password")}
        label="New password"
        hint="8 to 50 characters. Changing it ends your other sessions; API keys go on working."
        autoComplete="new-password"
        required
      />
      <Button type="submit" variant="primary" aria-disabled={isPending}>
        {isPending ? "Changing…" : "Change password"}
      </Button>
    </form>
  );
}
