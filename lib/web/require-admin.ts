import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { User } from "../contract/account.ts";
import { requireApi } from "./api.ts";

/**
 * The admin of the server who asks for the page at `path`. Everybody else is shown the not-found page, strangers are
 * sent to the sign-in page; see {@link requireApi}.
 */
export const requireAdmin = cache(async (path: string): Promise<User> => {
  const api = await requireApi(path);
  const user = await api.call("getUser", {});
  return user.admin ? user : notFound();
});
