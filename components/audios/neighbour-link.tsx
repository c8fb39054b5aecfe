"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useChord, useKeyShortcuts } from "@/components/keys/use-chord";
import { Button } from "@/components/ui/button";

type NeighbourLinkProps = {
  side: "Previous" | "Next";
  /** Beside what: `audio`, `in the queue`. */
  among: string;
  /** Null at the end of the list. */
  neighbour: { name: string; path: string } | null;
  /** Whether its page is fetched whole beforehand. Without it Next decides. */
  prefetch?: boolean;
  /** Just before one goes there by this link, in this tab. */
  onGo?: () => void;
};

/** The way to the audio before or after, with its key. */
export function NeighbourLink({ side, among, neighbour, prefetch, onGo }: NeighbourLinkProps) {
  const Icon = side === "Previous" ? ChevronLeft : ChevronRight;
  const command = side === "Previous" ? "previousAudio" : "nextAudio";
  const [key, shortcuts] = [useChord(command), useKeyShortcuts(command)];
  if (!neighbour) {
    return (
      <Button size="icon-sm" disabled aria-label={`${side} ${among}: none`}>
        <Icon aria-hidden="true" />
      </Button>
    );
  }
  const { name, path } = neighbour;
  return (
    <Button size="icon-sm" asChild>
      <Link
        href={path}
        {...(prefetch !== undefined && { prefetch })}
        {...(onGo && { onNavigate: onGo })}
        aria-label={`${side} ${among}: ${name}`}
        aria-keyshortcuts={shortcuts}
        title={key ? `${name} (${key})` : name}
      >
        <Icon aria-hidden="true" />
      </Link>
    </Button>
  );
}
