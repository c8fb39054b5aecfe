import type { Audio } from "@/lib/contract/audio";

/** How an audio stands with the person who looks at it, finer than the contract's three states. */
export type AudioStanding = "waiting" | "working" | "available" | "partial" | "failed";

/** The standing that state, progress and partial amount to. */
export function toStanding(audio: Pick<Audio, "state" | "progress" | "partial">): AudioStanding {
  if (audio.state === "notAvailable") return "failed";
  if (audio.state === "available") return audio.partial ? "partial" : "available";
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
