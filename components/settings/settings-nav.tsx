"use client";

import { Building2, KeyRound, LoaderCircle, type LucideIcon, ShieldCheck, UserRound, UsersRound } from "lucide-react";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";

type Section = { href: string; label: string; icon: LucideIcon };

const sections: Section[] = [
  { href: "/settings", label: "Profile", icon: UserRound },
  { href: "/settings/security", label: "Security", icon: ShieldCheck },
  { href: "/settings/keys", label: "API keys", icon: KeyRound },
  { href: "/settings/organizations", label: "Organizations", icon: Building2 },
];
const users: Section = { href: "/settings/users", label: "Users", icon: UsersRound };

/** The parts of the settings: a column beside the page, on a phone a row that scrolls. */
export function SettingsNav({ isAdmin }: { isAdmin: boolean }) {
  const path = usePathname();
  return (
    <nav
      aria-label="Settings"
      className="-mx-4 flex scroll-px-4 gap-1 overflow-x-auto px-4 [scrollbar-width:none] sm:-mx-6 sm:px-6 lg:sticky lg:top-22 lg:mx-0 lg:flex-col lg:self-start lg:px-0"
    >
      {(isAdmin ? [...sections, users] : sections).map((section) => (
        <SectionLink key={section.href} {...section} isCurrent={section.href === path} />
      ))}
    </nav>
  );
}

function SectionLink({ href, label, icon, isCurrent }: Section & { isCurrent: boolean }) {
  return (
    <Link
      // On a phone the row begins where one is.
      ref={(link) => void (isCurrent && link?.scrollIntoView({ block: "nearest", inline: "nearest" }))}
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "flex h-9 shrink-0 items-center gap-2.5 rounded-md px-3 font-medium transition-colors -outline-offset-2",
        isCurrent
          ? "bg-accent text-accent-foreground"
          : "text-muted-foreground hover:bg-accent/60 hover:text-foreground",
      )}
    >
      <SectionIcon icon={icon} />
      {label}
    </Link>
  );
}

/** Says that a page is on its way, if that takes longer than a moment. */
function SectionIcon({ icon: Icon }: { icon: LucideIcon }) {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden="true"
      className="grid size-4 *:col-start-1 *:row-start-1 *:size-4 *:transition-opacity *:delay-150"
    >
      <Icon className={cn(pending && "opacity-0")} />
      <LoaderCircle className={cn("motion-safe:animate-spin", !pending && "opacity-0")} />
    </span>
  );
}
