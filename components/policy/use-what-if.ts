"use client";

import { useEffect, useRef, useState } from "react";
import type { PolicyPreview } from "@/lib/contract/policy";
import { type ActionProblem, type ActionResult, orNoAnswer } from "@/lib/contract/result";
import type { PolicyRule } from "@/lib/domain/policy/policy";

const TYPING_PAUSE_MS = 700;

type WhatIf = {
  preview: PolicyPreview | null;
  problem: ActionProblem | null;
  isPending: boolean;
  /** Asks at once. */
  look: () => void;
};

/**
 * What the rules of a draft would make of the audios that are there: asked a moment after they have changed, if they have no
 * faults. Only the latest answer counts.
 */
export function useWhatIf(
  { rules, isWhole, isChanged }: { rules: PolicyRule[]; isWhole: boolean; isChanged: boolean },
  preview: (rules: PolicyRule[]) => Promise<ActionResult<PolicyPreview>>,
): WhatIf {
  const [answer, setAnswer] = useState<ActionResult<PolicyPreview> | null>(null);
  const [isPending, setIsPending] = useState(false);
  const latest = useRef(0);
  const text = JSON.stringify(rules);

  async function look(): Promise<void> {
    latest.current += 1;
    const mine = latest.current;
    setIsPending(true);
    const result = await orNoAnswer(preview(rules));
    if (mine !== latest.current) return;
    setIsPending(false);
    setAnswer(result);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the rules, which are made anew each time
  useEffect(() => {
    if (!isChanged || !isWhole) return;
    const timer = setTimeout(() => void look(), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, isChanged, isWhole]);

  return {
    preview: answer?.ok ? answer.data : null,
    problem: answer && !answer.ok ? answer.problem : null,
    isPending,
    look: () => void look(),
  };
}
