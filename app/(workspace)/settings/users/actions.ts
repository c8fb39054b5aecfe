"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createUser as creation, type User } from "@/lib/contract/account";
import { handle } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { generatePassword } from "@/lib/web/generate-password";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const PATH = "/settings/users";
const named = z.object({ user: handle });
const described = creation.omit({ password: true });

/** Makes a user with a password of ours, which is in this answer and nowhere else. For an admin of the server. */
export async function createUser(
  input: z.input<typeof described>,
): Promise<ActionResult<{ handle: string; password: string }>> {
  return toResult(async (api) => {
    const password = generatePassword();
    const user = await api.call("createUser", { body: { ...parseInput(described, input), password } });
    revalidatePath(PATH);
    return { handle: user.handle, password };
  });
}

/** Shuts a user out. For an admin of the server. */
export async function blockUser(input: z.input<typeof named>): Promise<ActionResult<User>> {
  return toResult(async (api) => {
    const user = await api.call("blockUser", { params: parseInput(named, input) });
    revalidatePath(PATH);
    return user;
  });
}

/** Lets a user in again. For an admin of the server. */
export async function unblockUser(input: z.input<typeof named>): Promise<ActionResult<User>> {
  return toResult(async (api) => {
    const user = await api.call("unblockUser", { params: parseInput(named, input) });
    revalidatePath(PATH);
    return user;
  });
}
