"use server";

import { redirect } from "next/navigation";
import type { SignInState } from "@/components/layout/sign-in-form";
import { credentials } from "@/lib/contract/account";
import { isProblem } from "@/lib/contract/problem";
import { findApi } from "@/lib/web/api";
import { endApiToken } from "@/lib/web/end-api-token";
import { toNextPath } from "@/lib/web/next-path";
import { parseInput } from "@/lib/web/parse-input";
import { requestSession } from "@/lib/web/request-session";
import { toActionProblem } from "@/lib/web/result";
import { startSession } from "@/lib/web/session";

/** Signs in with a form's `handle` and `password` and goes on to its `next`. The password is never sent back. */
export async function signIn(_previous: SignInState, form: FormData): Promise<SignInState> {
  const typed = { handle: String(form.get("handle") ?? "").trim(), password: String(form.get("password") ?? "") };
  try {
    const session = await requestSession(parseInput(credentials, typed));
    const former = await findApi();
    if (former) await endApiToken(former);
    await startSession(session);
  } catch (error) {
    if (isProblem(error)) return { handle: typed.handle, problem: toActionProblem(error) };
    throw error;
  }
  redirect(toNextPath(form.get("next")));
}
