"use client";

import { useEffect, useRef, useState } from "react";
import type { IdentifyActions } from "@/components/audios/audio-actions";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { type ActionProblem, orNoAnswer } from "@/lib/contract/result";
import type { Identity } from "@/lib/contract/space";

const TYPING_PAUSE_MS = 200;

type Found = { search: string; identities: Identity[] };

/** Looks for identities while one types; `found` is null until the first answer. Only the latest search counts. */
export function useIdentitySearch(place: SpaceAddress, find: IdentifyActions["findIdentities"]) {
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<ActionProblem | null>(null);
  const latest = useRef("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  async function searchNow(search: string): Promise<void> {
    clearTimeout(timer.current);
    latest.current = search;
    const result = await orNoAnswer(find({ ...place, search }));
    if (latest.current !== search) return;
    setProblem(result.ok ? null : result.problem);
    if (result.ok) setFound({ search, identities: result.data });
  }

  function searchSoon(search: string): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void searchNow(search), TYPING_PAUSE_MS);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for all that there are
  useEffect(() => {
    void searchNow("");
    return () => clearTimeout(timer.current);
  }, []);
  return { found, problem, searchNow, searchSoon };
}
