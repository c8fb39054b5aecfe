"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { SpaceAddress } from "@/components/audios/audio-path";
import type { QueueActions } from "@/components/queue/queue-actions";
import type { Reviewed } from "@/lib/contract/assignment";
import { type ActionProblem, orNoAnswer } from "@/lib/contract/result";
import type { ReviewDecision } from "@/lib/domain/review/outcome";

type Options = { address: SpaceAddress; audios: string[]; reviewAudios: NonNullable<QueueActions["reviewAudios"]> };

/** A dialog that decides on audios by its form, with the fields `decision`, `reasons` and `note`. */
export function useDecide({ address, audios, reviewAudios }: Options) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<ActionProblem | null>(null);
  const [done, setDone] = useState<Reviewed | null>(null);

  function open(next: boolean): void {
    // What is decided leaves the list behind: with it this dialog may go.
    if (!next && done) router.refresh();
    setIsOpen(next);
    setProblem(null);
    setDone(null);
  }

  async function decide(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    const data = new FormData(event.currentTarget);
    const decision = data.get("decision") as ReviewDecision | null;
    if (!decision) return setProblem({ code: "invalid", detail: "Choose what you decide." });
    const note = String(data.get("note") ?? "") || null;
    const said = { decision, reasons: data.getAll("reasons").map(String), note };
    setIsBusy(true);
    const result = await orNoAnswer(reviewAudios({ ...address, ...said, audios }));
    setIsBusy(false);
    setProblem(result.ok ? null : result.problem);
    setDone(result.ok ? result.data : null);
  }

  return { isOpen, open, isBusy, problem, done, decide };
}
