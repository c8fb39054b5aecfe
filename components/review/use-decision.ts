"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { AudioAddress } from "@/components/audios/audio-path";
import { useQueueStep } from "@/components/queue/queue-context";
import type { MyReview } from "@/components/review/my-review";
import type { ReviewActions } from "@/components/review/review-actions";
import { becameWords } from "@/components/review/review-words";
import { offerUndo } from "@/components/review/undo-toast";
import { type MyReviewState, useMyReview } from "@/components/review/use-my-review";
import type { ReviewDraft } from "@/components/review/use-review-draft";

type Options = {
  address: AudioAddress;
  name: string;
  initial: MyReview | null;
  draft: ReviewDraft;
  actions: ReviewActions;
};

export type Decision = Pick<MyReviewState, "review" | "problem" | "isSaving"> & {
  /** What just happened, for a live region. */
  said: string;
  saySo: (words: string) => void;
  /** Decides so, or takes it back with null, and offers to undo that. */
  change: (next: MyReview | null) => Promise<void>;
};

/** My decision, with what is said of it, its undoing, and what comes after it. */
export function useDecision({ address, name, initial, draft, actions }: Options): Decision {
  const router = useRouter();
  const queue = useQueueStep();
  const [said, saySo] = useState("");
  const { save, ...state } = useMyReview({ address, initial, actions });

  async function change(next: MyReview | null): Promise<void> {
    saySo("");
    const saved = await save(next);
    if ("problem" in saved) {
      // What is missing may be less by now, and only the page tells. Of a server that is away Next would leave the page.
      if (saved.problem?.code === "unheard") router.refresh();
      return;
    }
    draft.settle(next);
    saySo(next ? "Your decision is saved." : "Your decision is taken back.");
    const words = next ? `${name} ${becameWords[next.decision]}.` : `${name}: your decision is taken back.`;
    offerUndo({ words, undo: () => void restore(next, saved.before) });
    if (!next) queue?.afterUndo(address.audio, null);
    // In a queue the next audio comes, but for who only words it otherwise; elsewhere the page tells what it came to.
    const isDecided = next !== null && next.decision !== saved.before?.decision;
    if (!(isDecided && (await queue?.afterDecision(address.audio, next.decision)))) router.refresh();
  }

  async function restore(undone: MyReview | null, before: MyReview | null): Promise<void> {
    const saved = await save(before);
    if ("problem" in saved) {
      // By then one may be elsewhere: told where everybody sees it.
      if (saved.problem) toast.error(`${name} is still as you decided`, { description: saved.problem.detail });
      return;
    }
    draft.putBack(undone, before);
    queue?.afterUndo(address.audio, before?.decision ?? null);
    saySo("");
    toast.success(`${name} is as it was before`);
    router.refresh();
  }

  return { ...state, said: state.isSaving ? "Saving…" : said, saySo, change };
}
