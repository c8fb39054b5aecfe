import { CircleAlert, CircleCheck, CircleX, Clock, LoaderCircle, type LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { type AudioStanding, toStanding, toStateWords } from "@/components/audios/audio-state-words";
import { Badge } from "@/components/ui/badge";
import type { Audio } from "@/lib/contract/audio";

type Look = { icon: LucideIcon; tone: ComponentProps<typeof Badge>["tone"]; className?: string };

const looks: Record<AudioStanding, Look> = {
  waiting: { icon: Clock, tone: "neutral" },
  untold: { icon: Clock, tone: "neutral" },
  working: { icon: LoaderCircle, tone: "primary", className: "motion-safe:animate-spin" },
  available: { icon: CircleCheck, tone: "success" },
  partial: { icon: CircleAlert, tone: "warning" },
  failed: { icon: CircleX, tone: "destructive" },
};

/** The state of an audio in a word or two with a sign; a failure's reason is its tooltip. */
export function AudioState({ audio }: { audio: Audio }) {
  const standing = toStanding(audio);
  const { icon: Icon, tone, className } = looks[standing];
  return (
    <Badge tone={tone} data-state={standing} title={audio.failure?.detail}>
      <Icon aria-hidden="true" className={className} />
      {toStateWords(audio)}
    </Badge>
  );
}
