"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { SpaceAddress } from "@/components/audios/audio-path";
import type { QueueActions } from "@/components/queue/queue-actions";
import { toStepHref, usualQueue } from "@/components/queue/queue-view";
import { startQueue } from "@/lib/browser/queue/session-store";
import { orNoAnswer } from "@/lib/contract/result";

/** Takes the oldest audio that is nobody's, and goes to it. The server chooses: two people never get the same one. */
export function useTakeNext(address: SpaceAddress, { assignAudios }: Pick<QueueActions, "assignAudios">) {
  const router = useRouter();
  const [isTaking, setIsTaking] = useState(false);
  async function takeNext(): Promise<void> {
    if (isTaking) return;
    setIsTaking(true);
    const result = await orNoAnswer(assignAudios({ ...address, to: ["me"], limit: 1 }));
    setIsTaking(false);
    if (!result.ok) return void toast.error(result.problem.detail);
    const [taken] = result.data.assigned;
    if (!taken) return void toast.info("Nothing is left to take: all of it is somebody's, or decided.");
    startQueue(taken.audio);
    router.push(toStepHref({ ...address, audio: taken.audio }, usualQueue));
  }
  return { takeNext, isTaking };
}
