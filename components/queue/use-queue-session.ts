"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { LeaseActions } from "@/components/queue/queue-actions";
import type { QueueStep } from "@/components/queue/queue-context";
import { type QueueView, toQueueHref, toStepHref } from "@/components/queue/queue-view";
import { useFreshArrival } from "@/components/queue/use-fresh-arrival";
import { type Lease, useLease } from "@/components/queue/use-lease";
import { type SessionOptions, toSessionKey, useOpenSession } from "@/components/queue/use-open-session";
import { usePreloaded } from "@/components/queue/use-preloaded";
import { useSettled } from "@/components/queue/use-settled";
import { forgetReady } from "@/lib/browser/player/track-media";
import { queueStore } from "@/lib/browser/queue/session-store";
import {
  endSession,
  hasEntry,
  noteDecision,
  noteLeaving,
  noteUndo,
  placeIn,
  type QueueEntry,
  type QueueSession,
} from "@/lib/domain/review/queue-session";

/** Going through a queue, at one of its audios. */
export type QueueWork = QueueStep & {
  view: QueueView;
  /** Null until the queue is known. */
  session: QueueSession | null;
  previous: Neighbour | null;
  next: Neighbour | null;
  /** Nothing comes after this audio, as far as the server knows. */
  isAtEnd: boolean;
  /** Whether one has been here for a moment, so that what comes next can be fetched. */
  isSettled: boolean;
  /** Where the queue itself stands, and where what the session came to is told. */
  queueHref: string;
  endHref: string;
  hasFailed: boolean;
  lease: Lease;
  retry(): void;
  /** Notes that one goes from this audio to another of the queue, or with null to its end. */
  leaveFor(handle: string | null): void;
};

/** An audio beside this one, and its page in the queue. */
export type Neighbour = QueueEntry & { path: string };

type QueueSessionOptions = SessionOptions & { actions: LeaseActions; hasPeaks: boolean };

/** The session of the queue, which begins here unless it is under way, and is at this audio now. */
export function useQueueSession({ actions, hasPeaks, ...options }: QueueSessionOptions): QueueWork {
  const { view, address, entry } = options;
  const router = useRouter();
  const isThere = useIsThere();
  const kept = useSyncExternalStore(subscribe, getSession, getNone);
  const key = toSessionKey(options);
  const isUnderWay = (one: QueueSession | null): one is QueueSession =>
    one?.key === key && one.endedAtMs === null && hasEntry(one, entry);
  const session = isUnderWay(kept) ? { ...kept, current: entry.handle } : null;
  const { whenOpen, ...opened } = useOpenSession(options);
  useFreshArrival(entry.handle);
  const isSettled = useSettled(entry.handle);
  const isUndecided = !session?.steps[entry.handle]?.decision;
  const lease = useLease({
    address,
    actions: isSettled && isUndecided ? actions : null,
    mayGiveBack: view.queue !== "mine",
  });

  const hrefOf = (one: QueueEntry) => toStepHref({ ...address, audio: one.handle }, view);
  const toNeighbour = (one: QueueEntry | null): Neighbour | null => one && { ...one, path: hrefOf(one) };
  const place = session && placeIn(session);
  const next = toNeighbour(place?.next ?? null);
  const queueHref = toQueueHref(address, view);
  const endHref = `${queueHref}&ended=1`;
  usePreloaded(isSettled ? next : null, { address, hasPeaks });

  const leaveFor = (handle: string | null) => {
    const now = getSession();
    if (now?.key !== key) return;
    lease.leave({ isDecided: Boolean(now.steps[now.current]?.decision) });
    const left = handle === null ? endSession(now, Date.now()) : noteLeaving(now, Date.now());
    queueStore().set({ session: left, playAt: handle });
    // What was fetched before the decision on it would still be shown.
    if (handle !== null && now.steps[handle]) queueStore().set({ staleAt: handle });
    if (handle === null) forgetReady();
  };
  // It comes when the server has answered: what counts is where one is by then, not when the key was pressed.
  const afterDecision: QueueStep["afterDecision"] = async (handle, decision) => {
    const nowMs = Date.now();
    const early = getSession();
    // A decision may be quicker than the queue, and than more of it.
    if (!isUnderWay(early) || !placeIn(early).next) await whenOpen();
    const now = getSession();
    if (now?.key !== key || !hasEntry(now, entry)) return false;
    queueStore().set({ session: noteDecision(now, { handle, decision, nowMs }) });
    const { next: following } = placeIn(now);
    const isKnown = following !== null || now.nextCursor === null;
    if (!isThere.current || now.current !== handle || now.endedAtMs !== null || !isKnown) return false;
    leaveFor(following?.handle ?? null);
    router.push(following ? hrefOf(following) : endHref);
    return true;
  };
  const afterUndo: QueueStep["afterUndo"] = (handle, decision) => {
    const now = getSession();
    if (now?.key === key) queueStore().set({ session: noteUndo(now, { handle, decision }) });
  };
  const previous = toNeighbour(place?.previous ?? null);
  const isAtEnd = session !== null && next === null && session.nextCursor === null;
  const ways = { previous, next, isAtEnd, queueHref, endHref, leaveFor };
  return { ...opened, ...ways, view, session, isSettled, lease, afterDecision, afterUndo };
}

/** Whether the page is still there, for what comes later. */
function useIsThere(): { readonly current: boolean } {
  const isThere = useRef(false);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  return isThere;
}

function getSession(): QueueSession | null {
  return queueStore().get().session;
}

function getNone(): null {
  return null;
}

function subscribe(listener: () => void): () => void {
  return queueStore().subscribe(listener);
}
