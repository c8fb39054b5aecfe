import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";
import { MAIN_ID, SkipLink } from "@/components/layout/skip-link";
import { ThemeMenu } from "@/components/layout/theme-menu";
import { Button } from "@/components/ui/button";

/** The frame of the documentation for those who are not signed in; the others have the one of the workspace. */
export function DocsFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className="sticky top-0 z-40 border-b bg-background">
        <div className="mx-auto flex h-14 max-w-6xl items-center gap-2 px-4 sm:px-6">
          <Link href="/" aria-label="Earmark, overview" className="mr-auto flex rounded-md">
            <Logo />
          </Link>
          <Button asChild size="sm">
            <Link href="/sign-in?next=%2Fdocs">Sign in</Link>
          </Button>
          <ThemeMenu />
        </div>
      </header>
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl px-4 pt-6 pb-24 outline-none sm:px-6 sm:pt-8"
      >
        {children}
      </main>
    </>
  );
}
