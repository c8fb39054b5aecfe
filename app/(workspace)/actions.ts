"use server";

import { redirect } from "next/navigation";
import { findApi } from "@/lib/web/api";
import { endApiToken } from "@/lib/web/end-api-token";
import { endSession } from "@/lib/web/session";

/** Ends the token and takes the cookie away. */
export async function signOut(): Promise<void> {
  const api = await findApi();
  if (api) await endApiToken(api);
  await endSession();
  redirect("/sign-in");
}
