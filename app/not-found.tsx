import type { Metadata } from "next";
import Link from "next/link";
import { DeniedState } from "@/components/layout/denied-state";
import { Logo } from "@/components/layout/logo";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <>
      <header className="mx-auto flex h-14 max-w-6xl items-center px-4 sm:px-6">
        <Link href="/" aria-label="Earmark, overview" className="flex rounded-md">
          <Logo />
        </Link>
      </header>
      <main className="px-4">
        <DeniedState />
      </main>
    </>
  );
}
