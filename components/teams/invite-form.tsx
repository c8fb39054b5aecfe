"use client";

import { RoleOptions } from "@/components/teams/role-options";
import type { InvitationActions } from "@/components/teams/team-actions";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormAlert } from "@/components/ui/form-alert";
import { Select } from "@/components/ui/select";
import { textOf, useForm } from "@/components/ui/use-form";
import type { NewInvitation } from "@/lib/contract/org";
import { type Role, roleDescriptions, roles } from "@/lib/domain/permissions";

type InviteFormProps = Pick<InvitationActions, "createInvitation"> & {
  org: string;
  onMade: (invitation: NewInvitation) => void;
};

/** Asks as what the person joins. */
export function InviteForm({ org, createInvitation, onMade }: InviteFormProps) {
  const { form, field, isPending, problem } = useForm({
    send: (typed) => createInvitation({ org, role: textOf(typed, "role") as Role }),
    onSent: onMade,
  });
  const { id, name } = field("role");
  return (
    <form {...form} className="space-y-4">
      <Field id={id} label="Joins as">
        <Select id={id} name={name} defaultValue="reviewer" aria-describedby={`${id}-roles`}>
          <RoleOptions />
        </Select>
      </Field>
      <ul id={`${id}-roles`} className="space-y-1 text-[0.8125rem] text-muted-foreground">
        {roles.map((role) => (
          <li key={role}>
            <span className="font-medium text-foreground">{role}</span>: {roleDescriptions[role]}
          </li>
        ))}
      </ul>
      <FormAlert problem={problem} />
      <div className="flex justify-end">
        <Button type="submit" variant="primary" aria-disabled={isPending}>
          {isPending ? "Making…" : "Make link"}
        </Button>
      </div>
    </form>
  );
}
