import { ArrowRight, FolderClosed } from "lucide-react";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Space } from "@/lib/contract/space";

/** The spaces one may enter, each with what is in it. */
export function SpaceCards({ spaces }: { spaces: Space[] }) {
  if (spaces.length === 0) {
    return (
      <Card>
        <EmptyState icon={FolderClosed} title="You have no space yet">
          <p>A space holds audios. Ask whoever runs this server to let you into one.</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <ul aria-label="Your spaces" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {spaces.map((space) => (
        <li key={space.id}>
          <SpaceCard space={space} />
        </li>
      ))}
    </ul>
  );
}

function SpaceCard({ space }: { space: Space }) {
  const { owner, handle, alias, audios } = space;
  return (
    <Card className="group relative h-full p-5 transition-colors focus-within:border-ring hover:border-input/70 hover:bg-accent/40">
      <p className="truncate text-muted-foreground text-xs">
        {owner.alias ?? owner.handle} / {handle}
      </p>
      <h2 className="mt-0.5 flex items-center justify-between gap-2 font-semibold text-base tracking-tight">
        <Link
          href={`/${owner.handle}/${handle}`}
          className="truncate outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-ring"
        >
          {alias ?? handle}
        </Link>
        <ArrowRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted-foreground transition-transform group-hover:translate-x-0.5"
        />
      </h2>
      <p className="mt-4 flex items-baseline gap-1.5">
        <span className="font-semibold text-2xl tabular-nums tracking-tight">{audios}</span>
        <span className="text-muted-foreground">{audios === 1 ? "audio" : "audios"}</span>
      </p>
    </Card>
  );
}
