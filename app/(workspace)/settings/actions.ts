"use server";

import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { patchUser, type User } from "@/lib/contract/account";
import type { ActionResult } from "@/lib/contract/result";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";
import { renameSession } from "@/lib/web/session";

/** Changes one's own handle, alias and email. With the handle every address changes, and the session tells the new one. */
export async function updateProfile(input: z.input<typeof patchUser>): Promise<ActionResult<User>> {
  return toResult(async (api) => {
    const user = await api.call("updateUser", { body: parseInput(patchUser, input) });
    await renameSession(user.handle);
    revalidatePath("/", "layout");
    return user;
  });
}
