"use client";

import { useEffect } from "react";
import type { Player } from "@/lib/browser/player/player";
import type { Finding } from "@/lib/domain/findings/finding";

/** Tells the player what was found, so that its keys go from finding to finding. */
export function useFindings(player: Player | null, findings: readonly Finding[]): void {
  useEffect(() => player?.setFindings(findings), [player, findings]);
}
