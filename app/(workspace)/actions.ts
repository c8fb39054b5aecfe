"use server";

import { redirect } from "next/navigation";
import type { ActionResult } from "@/lib/contract/result";
import type { Space } from "@/lib/contract/space";
import { findApi } from "@/lib/web/api";
import { endApiToken } from "@/lib/web/end-api-token";
import { loadUploadSpaces } from "@/lib/web/load-upload-spaces";
import { toResult } from "@/lib/web/result";
import { endSession } from "@/lib/web/session";

/** Ends the token and takes the cookie away. */
export async function signOut(): Promise<void> {
  const api = await findApi();
  if (api) await endApiToken(api);
  await endSession();
  redirect("/sign-in");
}

/** Lists the spaces that files can go to. */
export async function listUploadSpaces(): Promise<ActionResult<Pick<Space, "owner" | "handle" | "alias">[]>> {
  return toResult(loadUploadSpaces);
}
