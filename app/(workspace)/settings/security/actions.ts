"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { putPassword } from "@/lib/contract/account";
import { handle } from "@/lib/contract/primitives";
import type { ActionResult } from "@/lib/contract/result";
import { endOthers } from "@/lib/web/end-others";
import { parseInput } from "@/lib/web/parse-input";
import { toResult } from "@/lib/web/result";

const PATH = "/settings/security";
const named = z.object({ session: handle });

/** Changes the password, which ends the other sessions. */
export async function changePassword(input: z.input<typeof putPassword>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    await api.call("putPassword", { body: parseInput(putPassword, input) });
    revalidatePath(PATH);
    return null;
  });
}

/** Ends one session. */
export async function endSession(input: z.input<typeof named>): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    await api.call("removeSession", { params: parseInput(named, input) });
    revalidatePath(PATH);
    return null;
  });
}

/** Ends every session but this one. */
export async function endOtherSessions(): Promise<ActionResult<null>> {
  return toResult(async (api) => {
    await endOthers(api);
    revalidatePath(PATH);
    return null;
  });
}
