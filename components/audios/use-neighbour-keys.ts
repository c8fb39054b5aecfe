"use client";

import { useRouter } from "next/navigation";
import { useCommands } from "@/components/keys/use-commands";

/** Goes to the previous or next audio by its key. */
export function useNeighbourKeys({ previousPath, nextPath }: { previousPath: string | null; nextPath: string | null }) {
  const router = useRouter();
  useCommands({
    ...(previousPath && { previousAudio: () => router.push(previousPath) }),
    ...(nextPath && { nextAudio: () => router.push(nextPath) }),
  });
}
