"use client";

import { use, useState } from "react";
import type { Judged, Judging } from "@/components/review/judging";
import { type ActionResult, orNoAnswer } from "@/lib/contract/result";
import { type FindingPlace, toFindingHandle } from "@/lib/domain/findings/finding-handle";
import { type FindingVerdict, toJudgedWords } from "@/lib/domain/review/judgements";

const nothing: Judged = { items: [], viewer: "" };

/** My word on a finding that the page does not have from the server yet. */
type Word = { verdict: FindingVerdict | null; isKept: boolean };

export type Judgements = {
  mayJudge: boolean;
  /** What I say of a finding. */
  mine: (finding: FindingPlace) => FindingVerdict | null;
  /** What everybody says of it, in words. */
  words: (finding: FindingPlace) => string | null;
  /** Says it, or takes it back with null. */
  judge: (finding: FindingPlace, verdict: FindingVerdict | null) => Promise<void>;
  /** Why the last word was not kept. */
  fault: string | null;
};

/** What people say of findings, my own shown at once and put back when the server refuses. */
export function useJudgements(judging: Judging | null): Judgements {
  const { items, viewer } = judging ? use(judging.judged) : nothing;
  const [own, setOwn] = useState<ReadonlyMap<string, Word>>(new Map());
  const [fault, setFault] = useState<string | null>(null);
  const [known, setKnown] = useState(items);
  if (items !== known) {
    setKnown(items);
    setOwn(new Map([...own].filter(([, { isKept }]) => !isKept)));
  }

  function saidOf(finding: FindingPlace) {
    const handle = toFindingHandle(finding);
    const said = items.filter((one) => one.finding === handle);
    const word = own.get(handle);
    if (!word) return said;
    const others = said.filter(({ user }) => user.handle !== viewer);
    return word.verdict ? [...others, { user: { handle: viewer, alias: null }, verdict: word.verdict }] : others;
  }

  async function judge(finding: FindingPlace, verdict: FindingVerdict | null): Promise<void> {
    if (!judging) return;
    const { address, actions } = judging;
    const handle = toFindingHandle(finding);
    const put = (word: Word | null) =>
      setOwn(
        (words) =>
          new Map([...[...words].filter(([one]) => one !== handle), ...(word ? [[handle, word] as const] : [])]),
      );
    setFault(null);
    put({ verdict, isKept: false });
    const asked: Promise<ActionResult<unknown>> = verdict
      ? actions.judgeFinding({ ...address, finding: handle, verdict })
      : actions.unjudgeFinding({ ...address, finding: handle });
    const result = await orNoAnswer(asked);
    put(result.ok ? { verdict, isKept: true } : null);
    if (!result.ok) setFault(`What you said of it was not saved. ${result.problem.detail}`);
  }

  return {
    mayJudge: judging?.mayJudge ?? false,
    mine: (finding) => saidOf(finding).find(({ user }) => user.handle === viewer)?.verdict ?? null,
    words: (finding) => toJudgedWords(saidOf(finding), viewer),
    judge,
    fault,
  };
}
