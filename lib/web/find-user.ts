import "server-only";
import { cache } from "react";
import type { User } from "../contract/account.ts";
import { isProblem } from "../contract/problem.ts";
import { findApi } from "./api.ts";

/**
 * Whoever is signed in, asked for once a request; null for a stranger, for a session that has ended, and where the API
 * does not answer.
 */
export const findUser = cache(async (): Promise<User | null> => {
  const api = await findApi();
  try {
    return api && (await api.call("getUser", {}));
  } catch (error) {
    if (isProblem(error)) return null;
    throw error;
  }
});
