import { Upload } from "lucide-react";
import { cn } from "@/components/ui/cn";

/** What covers the page while files are dragged over it, and says `where` they go. */
export function DropOverlay({ isShown, where }: { isShown: boolean; where: string }) {
  return (
    <div
      aria-hidden="true"
      data-slot="drop-overlay"
      className={cn(
        "pointer-events-none fixed inset-0 z-60 flex bg-overlay p-4 opacity-0 transition-opacity",
        isShown && "opacity-100",
      )}
    >
      <div className="flex flex-1 flex-col items-center justify-center gap-2 rounded-xl border-2 border-primary border-dashed bg-popover/90 p-6 text-center text-popover-foreground">
        <Upload className="size-8 text-primary" />
        <p className="font-semibold text-lg">Drop to upload</p>
        <p className="text-muted-foreground">{where}</p>
      </div>
    </div>
  );
}
