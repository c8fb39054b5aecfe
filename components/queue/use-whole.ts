"use client";

import { useState } from "react";
import { toast } from "sonner";
import type { SpaceAddress } from "@/components/audios/audio-path";
import { useReadAnew } from "@/components/live/use-read-anew";
import type { QueueActions } from "@/components/queue/queue-actions";
import { toCounted } from "@/components/ui/count-words";
import { orNoAnswer } from "@/lib/contract/result";

/** Takes all that is chosen for oneself, or gives it back. */
export function useWhole(address: SpaceAddress, { assignAudios, giveBackAudio }: QueueActions) {
  const readAnew = useReadAnew();
  const [isBusy, setIsBusy] = useState(false);

  async function alone(work: () => Promise<void>): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    await work();
    setIsBusy(false);
  }

  const take = (audios: string[]) =>
    alone(async () => {
      const result = await orNoAnswer(assignAudios({ ...address, audios, to: ["me"] }));
      if (!result.ok) return void toast.error(result.problem.detail);
      const { assigned, refused } = result.data;
      if (refused.length === 0) toast.success(`${toCounted(assigned.length, "audio")} yours now.`);
      else toast.warning(`${assigned.length} yours now, ${refused.length} not.`, { description: refused[0]?.detail });
      readAnew();
    });

  const giveBack = (audios: string[]) =>
    alone(async () => {
      if (!giveBackAudio) return;
      let given = 0;
      for (const audio of audios) {
        const result = await orNoAnswer(giveBackAudio({ ...address, audio }));
        if (!result.ok) {
          toast.error(result.problem.detail);
          break;
        }
        given += 1;
      }
      if (given === 0) return;
      toast.success(`${toCounted(given, "audio")} given back.`);
      readAnew();
    });

  return { isBusy, take, giveBack };
}
