"use client";

import { useEffect, useRef, useState } from "react";
import type { AudioAddress } from "@/components/audios/audio-path";
import type { LeaseActions } from "@/components/queue/queue-actions";
import { orNoAnswer } from "@/lib/contract/result";

/** Long enough for a break, and short enough that what somebody left open is soon another's. */
const LEASE_MINUTES = 15;
const RENEW_EVERY_MS = 4 * 60_000;
const SLACK_MS = 5000;

/** Whether the audio one is at is one's own: `refusal` says who else has it. `leave` ends it where it was taken in passing alone. */
export type Lease = { refusal: string | null; leave(how: { isDecided: boolean }): void };

type Options = { address: AudioAddress; actions: LeaseActions | null; mayGiveBack: boolean };

/** Being at an audio: whether it was taken in passing alone, and whether it is to be given back, also by answers still to come. */
type Visit = { audio: string; isPassing: boolean; isLeft: boolean };

/** Takes the audio for as long as one is at it, from when there are `actions` on. What was taken in passing alone is given back undecided. */
export function useLease({ address, actions, mayGiveBack }: Options): Lease {
  const [refusal, setRefusal] = useState<string | null>(null);
  const { owner, space, audio } = address;
  const visit = useRef<Visit>({ audio, isPassing: false, isLeft: false });
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const isActive = actions !== null;
  useEffect(() => {
    const own = latest.current;
    if (!isActive || !own) return;
    let isOver = false;
    // One may have left between the rendering that asks for it and now.
    const at: Visit = { audio, isPassing: false, isLeft: visit.current.audio === audio && visit.current.isLeft };
    visit.current = at;
    const take = async () => {
      if (at.isLeft) return;
      const result = await orNoAnswer(own.takeAudio({ owner, space, audio, minutes: LEASE_MINUTES }));
      // Whoever had it for longer has it from somebody, or from an earlier day.
      if (result.ok) at.isPassing = Date.parse(result.data.until) - Date.now() <= LEASE_MINUTES * 60_000 + SLACK_MS;
      if (at.isLeft && at.isPassing) void own.giveBackAudio({ owner, space, audio }).catch(() => undefined);
      if (!isOver) setRefusal(!result.ok && result.problem.code === "conflict" ? result.problem.detail : null);
    };
    void take();
    const timer = setInterval(() => document.visibilityState === "visible" && void take(), RENEW_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [owner, space, audio, isActive]);
  return {
    refusal,
    leave: ({ isDecided }) => {
      const { current: at } = visit;
      at.isLeft = isDecided || mayGiveBack;
      // A decision makes it nobody's by itself, unless it is taken once more by an answer still to come.
      if (at.isLeft && at.isPassing && !isDecided) void latest.current?.giveBackAudio(address).catch(() => undefined);
    },
  };
}
