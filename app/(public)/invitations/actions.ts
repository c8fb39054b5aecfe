"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createUser } from "@/lib/contract/account";
import type { ActionResult } from "@/lib/contract/result";
import { parseInput } from "@/lib/web/parse-input";
import { requestSession } from "@/lib/web/request-session";
import { toOpenResult, toResult } from "@/lib/web/result";
import { startSession } from "@/lib/web/session";

const held = z.object({ token: z.string().min(1).max(200) });
const joining = createUser.extend(held.shape);

/** Where to go on. */
type Onward = { href: string };

/** Makes whoever is signed in a member. */
export async function acceptInvitation(input: z.input<typeof held>): Promise<ActionResult<Onward>> {
  return toResult(async (api) => {
    const org = await api.call("acceptInvitation", { params: parseInput(held, input) });
    revalidatePath("/", "layout");
    return { href: `/${org.handle}` };
  });
}

/** Makes an account that is a member, and signs it in; where that fails there is an account to sign in with. */
export async function joinByInvitation(input: z.input<typeof joining>): Promise<ActionResult<Onward>> {
  return toOpenResult(async (api) => {
    const { token, ...body } = parseInput(joining, input);
    const { org } = await api.call("getInvitation", { params: { token } });
    await api.call("joinByInvitation", { params: { token }, body });
    const session = await requestSession(body).catch(() => null);
    if (session) await startSession(session);
    return { href: session ? `/${org.handle}` : "/sign-in" };
  });
}
