"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type Member, type NewInvitation, createInvitation as newInvitation, putMember } from "@/lib/contract/org";
import { handle } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const member = z.object({ org: handle, user: handle });
const membership = member.extend(putMember.shape);
const inviting = newInvitation.extend({ org: handle });
const invitation = z.object({ org: handle, invitation: z.string().min(1).max(100) });

/** Gives a member another role; it holds from their next request on. */
export async function changeRole(input: z.input<typeof membership>): Promise<ActionResult<Member>> {
  return toResult(async (api) => {
    const { role, ...params } = parseInput(membership, input);
    const changed = await api.call("putMember", { params, body: { role } });
    revalidatePath("/", "layout");
    return changed;
  });
}

/** Takes a member out, or oneself. Revalidates nothing: whoever leaves may no longer see the page. */
export async function removeMember(input: z.input<typeof member>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    await api.call("removeMember", { params: parseInput(member, input) });
    return null;
  });
}

/** Makes an invitation; its token is in this answer only. */
export async function createInvitation(input: z.input<typeof inviting>): Promise<ActionResult<NewInvitation>> {
  return toResult(async (api) => {
    const { org, role } = parseInput(inviting, input);
    const made = await api.call("createInvitation", { params: { org }, body: { role } });
    revalidatePath(`/${org}/members`);
    return made;
  });
}

/** Takes an invitation back; its link opens nothing any more. */
export async function removeInvitation(input: z.input<typeof invitation>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    const params = parseInput(invitation, input);
    await api.call("removeInvitation", { params });
    revalidatePath(`/${params.org}/members`);
    return null;
  });
}
