"use client";

import { BookOpen, Building2, KeyRound, LogOut, Settings } from "lucide-react";
import Link from "next/link";
import { toast } from "sonner";
import { findDigest } from "@/components/layout/find-digest";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useUploadQueue } from "@/components/upload/use-upload-queue";
import { hasEnded } from "@/lib/domain/upload-queue";

type UserMenuProps = { handle: string; signOut: () => Promise<void> };

const places = [
  { href: "/settings", label: "Settings", icon: Settings },
  { href: "/settings/keys", label: "API keys", icon: KeyRound },
  { href: "/settings/organizations", label: "Organizations", icon: Building2 },
  { href: "/docs", label: "API guide", icon: BookOpen },
];

/** Who is signed in, the way to what is theirs, and the way out. */
export function UserMenu({ handle, signOut }: UserMenuProps) {
  const queue = useUploadQueue();
  // A plain call: inside a transition it would wait behind every upload.
  const leave = async () => {
    const isUnsent = queue.getSnapshot().entries.some((entry) => !hasEnded(entry) && !entry.isStored);
    if (isUnsent && !window.confirm("Some files have not arrived yet. Sign out and give up these uploads?")) return;
    await signOut().catch((error: unknown) => {
      // A redirect comes as an error, too: then the way out has worked.
      if (findDigest(error)?.startsWith("NEXT_REDIRECT")) queue.giveUp();
      else toast.error("You are still signed in: the server did not answer.");
    });
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={`Your account, ${handle}`} className="rounded-full">
          <span
            aria-hidden="true"
            className="grid size-7 place-items-center rounded-full bg-primary/12 font-semibold text-primary text-xs uppercase ring-1 ring-primary/25"
          >
            {handle.slice(0, 1)}
          </span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <p className="px-2.5 pt-1.5 pb-2 text-sm">
          <span className="block text-muted-foreground text-xs">Signed in as</span>
          <span className="block max-w-56 truncate font-medium">{handle}</span>
        </p>
        <DropdownMenuSeparator />
        {places.map(({ href, label, icon: Icon }) => (
          <DropdownMenuItem key={href} asChild>
            <Link href={href}>
              <Icon aria-hidden="true" />
              {label}
            </Link>
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={leave}>
          <LogOut aria-hidden="true" />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
