import { CircleAlert, CircleCheck, CircleHelp, CirclePause, Clock, FileQuestion, type LucideIcon } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { UploadStage } from "@/lib/domain/upload-queue";

const signs: Partial<Record<UploadStage, { icon: LucideIcon; colour?: string }>> = {
  available: { icon: CircleCheck, colour: "text-success" },
  refused: { icon: CircleAlert, colour: "text-destructive" },
  failed: { icon: CircleAlert, colour: "text-destructive" },
  held: { icon: CircleHelp, colour: "text-warning" },
  missing: { icon: FileQuestion, colour: "text-warning" },
  paused: { icon: CirclePause },
  waiting: { icon: Clock },
};

/** A sign for where a file is, beside the words that say it. */
export function StageSign({ stage }: { stage: UploadStage }) {
  const sign = signs[stage];
  if (!sign) return null;
  return <sign.icon aria-hidden="true" className={cn("size-3.5 shrink-0", sign.colour)} />;
}
