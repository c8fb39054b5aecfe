"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { readRecentSpaces } from "@/lib/browser/upload/recent-spaces";
import { type ActionProblem, type ActionResult, orNoAnswer } from "@/lib/contract/result";
import { toSpaceOrder, type UploadSpace } from "./space-order";

/** Asks the server which spaces the viewer may upload to. */
export type ListUploadSpaces = () => Promise<ActionResult<UploadSpace[]>>;

/** The spaces to choose from, in the order in which they are offered; null until they are there. */
export function useUploadSpaces(list: ListUploadSpaces, owner: string | null) {
  const [spaces, setSpaces] = useState<UploadSpace[] | null>(null);
  const [problem, setProblem] = useState<ActionProblem | null>(null);
  const load = useEffectEvent(async () => {
    const result = await orNoAnswer(list());
    if (result.ok) setSpaces(toSpaceOrder(result.data, { owner, recent: readRecentSpaces() }));
    else setProblem(result.problem);
  });
  useEffect(() => void load(), []);
  return { spaces, problem };
}
