"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import { useLostAudio } from "@/components/queue/use-lost-audio";
import { Button } from "@/components/ui/button";

/** The way on for who goes through a queue and finds that an audio of it is gone; nothing for all others. */
export function BackToQueue() {
  const href = useLostAudio(String(useParams().audio));
  return href === null ? null : (
    <Button asChild>
      <Link href={href}>Back to the review queue</Link>
    </Button>
  );
}
