"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { SpaceAddress } from "@/components/audios/audio-path";
import type { QueueActions } from "@/components/queue/queue-actions";
import type { Assigned } from "@/lib/contract/assignment";
import { type ActionProblem, orNoAnswer } from "@/lib/contract/result";

type Options = {
  address: SpaceAddress;
  /** Null: the oldest that are undecided and nobody's. */
  audios: string[] | null;
  actions: Pick<QueueActions, "assignAudios">;
};

/** A dialog that assigns audios by its form, with the fields `to`, `minutes` and `takeOver`. */
export function useAssign({ address, audios, actions }: Options) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<ActionProblem | null>(null);
  const [done, setDone] = useState<Assigned | null>(null);

  function open(next: boolean): void {
    // What is done changes the list behind: with it this dialog may go.
    if (!next && done) router.refresh();
    setIsOpen(next);
    setProblem(null);
    setDone(null);
  }

  async function assign(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    const data = new FormData(event.currentTarget);
    const to = data.getAll("to").map(String);
    if (to.length === 0) return setProblem({ code: "invalid", detail: "Choose one person at least." });
    const asked = { ...address, to, minutes: Number(data.get("minutes")), takeOver: data.has("takeOver") };
    setIsBusy(true);
    const result = await orNoAnswer(actions.assignAudios(audios ? { ...asked, audios } : asked));
    setIsBusy(false);
    setProblem(result.ok ? null : result.problem);
    setDone(result.ok ? result.data : null);
  }

  return { isOpen, open, isBusy, problem, done, assign };
}
