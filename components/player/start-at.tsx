"use client";

import { useStartAt } from "@/components/player/use-start-at";
import type { Moment } from "@/lib/domain/comments/moment-link";

/** Where the page's player begins, as the address has it. It shows nothing. */
export function StartAt({ at }: { at: Moment | null }) {
  useStartAt(at);
  return null;
}
