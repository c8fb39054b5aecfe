import Link from "next/link";
import { Logo, LogoMark } from "@/components/layout/logo";
import { type OwnerChoice, SpaceSwitcher } from "@/components/layout/space-switcher";
import { ThemeMenu } from "@/components/layout/theme-menu";
import { UserMenu } from "@/components/layout/user-menu";

type AppHeaderProps = { handle: string; owners: OwnerChoice[]; signOut: () => Promise<void> };

/** The bar over every page of the workspace. */
export function AppHeader({ handle, owners, signOut }: AppHeaderProps) {
  return (
    <header className="sticky top-0 z-40 border-b bg-background">
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <Link href="/" aria-label="Earmark, overview" className="flex rounded-md">
          <Logo className="max-sm:hidden" />
          <LogoMark className="sm:hidden" />
        </Link>
        <span aria-hidden="true" className="ml-1 h-5 w-px rotate-12 bg-border" />
        <nav aria-label="Spaces" className="flex min-w-0 grow">
          <SpaceSwitcher owners={owners} />
        </nav>
        <ThemeMenu />
        <UserMenu handle={handle} signOut={signOut} />
      </div>
    </header>
  );
}
