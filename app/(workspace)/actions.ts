"use server";

import { redirect } from "next/navigation";
import { findApi } from "@/lib/web/api";
import { webLogger } from "@/lib/web/logger";
import { endSession } from "@/lib/web/session";

/** Ends the token and takes the cookie away. A server that does not answer cannot keep anybody signed in here. */
export async function signOut(): Promise<void> {
  const api = await findApi();
  await api?.call("signOut", {}).catch((error: unknown) => webLogger().warn({ err: error }, "a token was not ended"));
  await endSession();
  redirect("/sign-in");
}
