import type { Audio } from "@/lib/contract/audio";

/**
 * How an audio stands with the person who looks at it, finer than the contract's three states. `untold`: not ready, on a
 * server that does not tell whether it waits for its file or works on it.
 */
export type AudioStanding = "waiting" | "working" | "untold" | "available" | "partial" | "failed";

/** The standing that state, progress and partial amount to. */
export function toStanding(audio: Pick<Audio, "state" | "progress" | "partial">): AudioStanding {
  if (audio.state === "notAvailable") return "failed";
  if (audio.state === "available") return audio.partial ? "partial" : "available";
  if (audio.progress === undefined) return "untold";
  return audio.progress ? "working" : "waiting";
}

/** The words for that standing: `Converting 40 %`. */
export function toStateWords(audio: Pick<Audio, "state" | "progress" | "partial">): string {
  switch (toStanding(audio)) {
    case "failed":
      return "Cannot be used";
    case "partial":
      return "Available in part";
    case "available":
      return "Available";
    case "waiting":
      return "Waiting for its file";
    case "untold":
      return "Not ready yet";
    case "working":
      return toProgressWords(audio.progress);
  }
}

const stageWords = { receiving: "Receiving", queued: "In the queue", converting: "Converting" } as const;

function toProgressWords(progress: Audio["progress"]): string {
  if (!progress) return "";
  const words = stageWords[progress.stage];
  return progress.stage === "queued" ? words : `${words} ${Math.floor(progress.ratio * 100)} %`;
}
