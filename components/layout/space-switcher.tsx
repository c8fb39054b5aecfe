"use client";

import { Building2, ChevronsUpDown, LayoutGrid, UserRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Fragment } from "react";
import { toLibraryPath } from "@/components/audios/audio-path";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuGroup,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

type SpaceChoice = { handle: string; name: string };

/** Whoever has spaces, as the switcher shows it: oneself or an organization, with its first spaces and how many more. */
export type OwnerChoice = {
  type: "user" | "org";
  handle: string;
  name: string;
  spaces: SpaceChoice[];
  moreSpaces: number;
};

/** Where one is, and the way to the other owners and spaces. */
export function SpaceSwitcher({ owners }: { owners: OwnerChoice[] }) {
  const [, ownerHandle, spaceHandle] = usePathname().split("/");
  const owner = owners.find(({ handle }) => handle === ownerHandle);
  const space = owner?.spaces.find(({ handle }) => handle === spaceHandle);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" className="min-w-0 shrink gap-1.5 px-2 font-medium">
          <Here owner={owner} space={space} />
          <ChevronsUpDown aria-hidden="true" className="size-3.5 text-muted-foreground" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-72">
        {owners.map((one) => (
          <Fragment key={one.handle}>
            <DropdownMenuGroup aria-label={one.name}>
              <OwnerItem owner={one} isCurrent={one === owner && !space} />
              {one.spaces.map((each) => (
                <SpaceItem key={each.handle} owner={one.handle} space={each} isCurrent={each === space} />
              ))}
              {one.moreSpaces > 0 ? <MoreSpaces owner={one} /> : null}
            </DropdownMenuGroup>
            <DropdownMenuSeparator />
          </Fragment>
        ))}
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

function Here({ owner, space }: { owner: OwnerChoice | undefined; space: SpaceChoice | undefined }) {
  if (!owner) return <span className="text-muted-foreground">Choose a space</span>;
  return (
    <span className="flex min-w-0 items-center gap-1">
      {space ? (
        <>
          <span className="truncate text-muted-foreground max-sm:hidden">{owner.name}</span>
          <span className="text-muted-foreground max-sm:hidden">/</span>
          <span className="truncate">{space.name}</span>
        </>
      ) : (
        <span className="truncate">{owner.name}</span>
      )}
      <span className="sr-only">, switch space</span>
    </span>
  );
}

function OwnerItem({ owner, isCurrent }: { owner: OwnerChoice; isCurrent: boolean }) {
  const Icon = owner.type === "org" ? Building2 : UserRound;
  return (
    <DropdownMenuItem asChild>
      <Link href={`/${owner.handle}`} aria-current={isCurrent ? "page" : undefined}>
        <Icon aria-hidden="true" />
        <span className="min-w-0 grow truncate font-semibold">{owner.name}</span>
        <span className="text-muted-foreground text-xs">Dashboard</span>
      </Link>
    </DropdownMenuItem>
  );
}

function SpaceItem({ owner, space, isCurrent }: { owner: string; space: SpaceChoice; isCurrent: boolean }) {
  return (
    <DropdownMenuItem asChild>
      <Link href={toLibraryPath({ owner, space: space.handle })} aria-current={isCurrent ? "page" : undefined}>
        <span aria-hidden="true" className="grid size-4 shrink-0 place-items-center">
          <span className={cn("size-1.5 rounded-full", isCurrent ? "bg-primary" : "bg-input/60")} />
        </span>
        <span className="min-w-0 truncate">{space.name}</span>
      </Link>
    </DropdownMenuItem>
  );
}

function MoreSpaces({ owner }: { owner: OwnerChoice }) {
  return (
    <DropdownMenuItem asChild>
      <Link href={`/${owner.handle}#spaces`} className="pl-9 text-muted-foreground">
        {owner.moreSpaces} more
      </Link>
    </DropdownMenuItem>
  );
}
