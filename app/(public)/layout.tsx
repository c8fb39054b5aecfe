import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";
import { ThemeMenu } from "@/components/layout/theme-menu";

/** The frame of the pages that need no session. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex h-14 w-full max-w-6xl items-center justify-between px-4 sm:px-6">
        <Logo />
        <ThemeMenu />
      </header>
      <main className="flex grow flex-col items-center px-4 pt-[8vh] pb-16">{children}</main>
    </div>
  );
}
