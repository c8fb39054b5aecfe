"use client";

import { ChevronsUpDown, LayoutGrid } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

/** A space as the switcher shows it. */
export type SpaceChoice = { owner: string; handle: string; name: string };

/** The space one is in, and the way to the others. */
export function SpaceSwitcher({ spaces }: { spaces: SpaceChoice[] }) {
  const path = usePathname();
  const current = spaces.find((space) => isInside(path, space));
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" className="min-w-0 shrink gap-1.5 px-2 font-medium">
          {current ? (
            <span className="flex min-w-0 items-center gap-1">
              <span className="truncate text-muted-foreground max-sm:hidden">{current.owner}</span>
              <span className="text-muted-foreground max-sm:hidden">/</span>
              <span className="truncate">{current.name}</span>
              <span className="sr-only">, switch space</span>
            </span>
          ) : (
            <span className="text-muted-foreground">Choose a space</span>
          )}
          <ChevronsUpDown aria-hidden="true" className="size-3.5 text-muted-foreground" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="max-w-80">
        <DropdownMenuLabel>Your spaces</DropdownMenuLabel>
        {spaces.map((space) => (
          <SpaceItem key={`${space.owner}/${space.handle}`} space={space} isCurrent={space === current} />
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/">
            <LayoutGrid aria-hidden="true" />
            Overview
          </Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function SpaceItem({ space, isCurrent }: { space: SpaceChoice; isCurrent: boolean }) {
  return (
    <DropdownMenuItem asChild>
      <Link href={`/${space.owner}/${space.handle}`} aria-current={isCurrent ? "page" : undefined}>
        <span
          aria-hidden="true"
          className={cn("size-1.5 shrink-0 rounded-full", isCurrent ? "bg-primary" : "bg-border")}
        />
        <span className="min-w-0">
          <span className="block truncate font-medium">{space.name}</span>
          <span className="block truncate text-muted-foreground text-xs">
            {space.owner}/{space.handle}
          </span>
        </span>
      </Link>
    </DropdownMenuItem>
  );
}

function isInside(path: string, space: SpaceChoice): boolean {
  const root = `/${space.owner}/${space.handle}`;
  return path === root || path.startsWith(`${root}/`);
}
