"use client";

import { useRef, useState } from "react";
import { toast } from "sonner";
import { toRoleWords } from "@/components/spaces/role-words";
import { RoleOptions } from "@/components/teams/role-options";
import type { MemberActions } from "@/components/teams/team-actions";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Select } from "@/components/ui/select";
import { orNoAnswer } from "@/lib/contract/result";
import type { Role } from "@/lib/domain/permissions";

type RoleSelectProps = {
  org: string;
  member: { handle: string; name: string; role: Role; isViewer: boolean };
  changeRole: MemberActions["changeRole"];
};

/** Gives a member another role at once; to give up one's own is asked first. */
export function RoleSelect({ org, member: { handle, name, role, isViewer }, changeRole }: RoleSelectProps) {
  const [wanted, setWanted] = useState<Role | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const select = useRef<HTMLSelectElement>(null);

  /** Answers why not, or null once the role is changed. */
  async function change(next: Role): Promise<string | null> {
    setWanted(next);
    const result = await orNoAnswer(changeRole({ org, user: handle, role: next }));
    setWanted(null);
    if (!result.ok) return result.problem.detail;
    toast.success(`${isViewer ? "You are" : `${name} is`} ${toRoleWords(next)} now.`);
    return null;
  }

  async function choose(next: Role): Promise<void> {
    if (isViewer) {
      setWanted(next);
      return setIsAsking(true);
    }
    const fault = await change(next);
    if (fault) toast.error(`${name} is still ${toRoleWords(role)}.`, { description: fault });
  }

  return (
    <>
      <Select
        ref={select}
        aria-label={`Role of ${name}`}
        value={wanted ?? role}
        onChange={(event) => void choose(event.target.value as Role)}
      >
        <RoleOptions />
      </Select>
      <ConfirmDialog
        opener={select}
        isOpen={isAsking}
        onOpenChange={(isOpen) => {
          setIsAsking(isOpen);
          if (!isOpen) setWanted(null);
        }}
        title="Give up being an admin?"
        action="Give it up"
        pending="Changing…"
        onConfirm={() => change(wanted ?? role)}
      >
        <p>You will be {toRoleWords(wanted ?? role)}. Only another admin can take that back.</p>
      </ConfirmDialog>
    </>
  );
}
