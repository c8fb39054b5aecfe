"use client";

import { Building2, KeyRound, LoaderCircle, type LucideIcon, ShieldCheck, UserRound, UsersRound } from "lucide-react";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";

type Section = { href: string; label: string; icon: LucideIcon };

const profile: Section = { href: "/settings", label: "Profile", icon: UserRound };
const security: Section = { href: "/settings/security", label: "Security", icon: ShieldCheck };
const keys: Section = { href: "/settings/keys", label: "API keys", icon: KeyRound };
const orgs: Section = { href: "/settings/organizations", label: "Organizations", icon: Building2 };
const users: Section = { href: "/settings/users", label: "Users", icon: UsersRound };

type SettingsNavProps = {
  /** Whether the API has passwords to change, or sessions to end. */
  hasSecurity: boolean;
  /** Whether whoever looks may manage the users of the server. */
  hasUsers: boolean;
};

/** The parts of the settings: a column beside the page, on a phone a row that scrolls. */
export function SettingsNav({ hasSecurity, hasUsers }: SettingsNavProps) {
  const path = usePathname();
  const sections = [profile, ...(hasSecurity ? [security] : []), keys, orgs, ...(hasUsers ? [users] : [])];
  return (
    <nav
      aria-label="Settings"
      className="-mx-4 flex scroll-px-4 gap-1 overflow-x-auto px-4 [scrollbar-width:none] sm:-mx-6 sm:px-6 lg:sticky lg:top-22 lg:mx-0 lg:flex-col lg:self-start lg:px-0"
    >
      {sections.map((section) => (
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
      <LoaderCircle className={pending ? "motion-safe:animate-spin" : "opacity-0"} />
    </span>
  );
}
