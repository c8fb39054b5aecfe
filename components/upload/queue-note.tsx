import { Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type QueueNoteProps = { tone: "info" | "warning"; children: ReactNode; buttons?: ReactNode };

/** Something that concerns all files of the queue. */
export function QueueNote({ tone, children, buttons }: QueueNoteProps) {
  const Icon = tone === "warning" ? TriangleAlert : Info;
  return (
    <div data-slot="queue-note" className="flex items-start gap-2.5 bg-muted px-4 py-2.5 text-xs">
      <Icon
        aria-hidden="true"
        className={cn("mt-0.5 size-3.5 shrink-0", tone === "warning" ? "text-warning" : "text-muted-foreground")}
      />
      <div className="min-w-0 flex-1 space-y-1 text-pretty">{children}</div>
      {buttons}
    </div>
  );
}
