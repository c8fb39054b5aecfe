import { ArrowRight, Building2, UserRound } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { toLibraryPath } from "@/components/audios/audio-path";
import { toRoleWords } from "@/components/spaces/role-words";
import { Card } from "@/components/ui/card";
import { toCount, toCounted } from "@/components/ui/count-words";
import type { Space } from "@/lib/contract/space";
import { may, type Role } from "@/lib/domain/permissions";

type OwnerSpacesProps = {
  owner: {
    type: "user" | "org";
    handle: string;
    alias: string | null;
    role: Role;
    members: number | null;
    spaces: number;
  };
  /** The first of them. */
  spaces: Space[];
  /** Whether the API knows roles, and makes spaces. */
  hasRoles: boolean;
  canMakeSpaces: boolean;
};

/** What an owner has, on the way to its dashboard and its spaces. */
export function OwnerSpaces({ owner, spaces, hasRoles, canMakeSpaces }: OwnerSpacesProps) {
  const id = useId();
  const name = owner.alias ?? owner.handle;
  const Icon = owner.type === "org" ? Building2 : UserRound;
  return (
    <section aria-labelledby={id} className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <h2 id={id} className="flex min-w-0 items-center gap-2 font-semibold text-base tracking-tight">
          <Icon aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
          <Link href={`/${owner.handle}`} className="truncate underline-offset-4 hover:underline">
            {name}
          </Link>
        </h2>
        <p className="text-[0.8125rem] text-muted-foreground">
          {owner.members === null
            ? "Your own"
            : `${toCounted(owner.members, "member")}${hasRoles ? ` · you are ${toRoleWords(owner.role)}` : ""}`}
        </p>
      </div>
      {spaces.length === 0 ? (
        <Card className="px-5 py-6 text-muted-foreground text-sm">
          There is no space here yet.{" "}
          {canMakeSpaces && may(owner.role, "manageSpaces") ? (
            <Link href={`/${owner.handle}#spaces`} className="font-medium text-primary underline underline-offset-4">
              Make one
            </Link>
          ) : null}
        </Card>
      ) : (
        <ul aria-label={`Spaces of ${name}`} className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {spaces.map((space) => (
            <li key={space.id}>
              <SpaceCard space={space} />
            </li>
          ))}
        </ul>
      )}
      {owner.spaces > spaces.length ? (
        <Link
          href={`/${owner.handle}#spaces`}
          className="inline-flex items-center gap-1.5 font-medium text-primary text-sm underline-offset-4 hover:underline"
        >
          All {toCount(owner.spaces)} spaces
        </Link>
      ) : null}
    </section>
  );
}

function SpaceCard({ space: { owner, handle, alias, audios, totals } }: { space: Space }) {
  const unmarked = totals?.marks.unmarked ?? 0;
  return (
    <Card className="group relative h-full px-5 py-4 transition-colors focus-within:border-ring hover:border-input/70 hover:bg-accent/40">
      <h3 className="flex items-center justify-between gap-2 font-semibold tracking-tight">
        <Link
          href={toLibraryPath({ owner: owner.handle, space: handle })}
          className="truncate outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-ring"
        >
          {alias ?? handle}
        </Link>
        <ArrowRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted-foreground transition-transform group-hover:translate-x-0.5"
        />
      </h3>
      <p className="truncate text-muted-foreground text-xs">
        {owner.handle}/{handle}
      </p>
      <p className="mt-3 flex flex-wrap items-baseline gap-x-1.5 text-muted-foreground">
        <span className="font-semibold text-foreground text-xl tabular-nums tracking-tight">{toCount(audios)}</span>
        {audios === 1 ? "audio" : "audios"}
        {unmarked > 0 ? <span className="text-[0.8125rem]">· {toCount(unmarked)} undecided</span> : null}
      </p>
    </Card>
  );
}
