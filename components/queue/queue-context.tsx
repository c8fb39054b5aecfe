"use client";

import { createContext, type ReactNode, use } from "react";
import type { AudioAddress } from "@/components/audios/audio-path";
import type { LeaseActions } from "@/components/queue/queue-actions";
import type { QueueView } from "@/components/queue/queue-view";
import { type QueueWork, useQueueSession } from "@/components/queue/use-queue-session";
import type { ReviewDecision } from "@/lib/domain/review/outcome";
import type { QueueEntry } from "@/lib/domain/review/queue-session";

/** What a decision on the page of an audio tells the queue through which one came to it. */
export type QueueStep = {
  /** Notes the decision, and goes on. False where one stays: one left the audio meanwhile, or what comes next is not known. */
  afterDecision(audioHandle: string, decision: ReviewDecision): Promise<boolean>;
  /** Notes that a decision was taken back, in favour of the one before or of none. */
  afterUndo(audioHandle: string, decision: ReviewDecision | null): void;
};

const QueueContext = createContext<QueueWork | null>(null);

/** The queue that goes on after a decision; null on a page that one did not come to through a queue. */
export function useQueueStep(): QueueStep | null {
  return use(QueueContext);
}

/** The going through the queue itself; null where there is none. */
export function useQueueWork(): QueueWork | null {
  return use(QueueContext);
}

type QueueProviderProps = {
  /** Null where the page was not come to through a queue. */
  view: QueueView | null;
  address: AudioAddress;
  entry: QueueEntry;
  /** When the audio was created: the session begins there. */
  from: string;
  actions: LeaseActions;
  /** The API gives peaks. */
  hasPeaks: boolean;
  children: ReactNode;
};

/** Around the page of an audio: what the queue through which one came to it means for the page. */
export function QueueProvider({ view, children, ...step }: QueueProviderProps) {
  if (!view) return children;
  return (
    <WithSession view={view} {...step}>
      {children}
    </WithSession>
  );
}

function WithSession({ children, ...step }: QueueProviderProps & { view: QueueView }) {
  return <QueueContext value={useQueueSession(step)}>{children}</QueueContext>;
}
