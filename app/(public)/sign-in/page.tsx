import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { signIn } from "@/app/(public)/sign-in/actions";
import { SignInForm } from "@/components/layout/sign-in-form";
import { isProblem } from "@/lib/contract/problem";
import { findApi } from "@/lib/web/api";
import { HOME_PATH, toNextPath } from "@/lib/web/next-path";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next: asked, expired, switch: wantsAnother } = await searchParams;
  const next = toNextPath(asked);
  const isLive = await hasLiveSession();
  if (isLive && !wantsAnother) redirect(next);
  return <SignInForm signIn={signIn} next={next} note={toNote({ hasExpired: Boolean(expired) && !isLive, next })} />;
}

/** Whether the API still takes the session's token; a cookie alone would send people round in circles. */
async function hasLiveSession(): Promise<boolean> {
  try {
    const api = await findApi();
    return api !== null && Boolean(await api.call("getUser", {}));
  } catch (error) {
    if (isProblem(error)) return false;
    throw error;
  }
}

function toNote({ hasExpired, next }: { hasExpired: boolean; next: string }): string | null {
  if (hasExpired) return "Your session has ended. Sign in again to go on where you were.";
  return next === HOME_PATH ? null : "Sign in to see this page.";
}
