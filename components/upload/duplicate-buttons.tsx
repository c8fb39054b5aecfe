import { Button } from "@/components/ui/button";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import { keepFocus } from "./keep-focus";

/** One decision for all files whose bytes are there already. */
export function DuplicateButtons({ ids, queue }: { ids: readonly string[]; queue: UploadQueue }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-4 py-2">
      <p className="min-w-0 flex-1 text-xs">{ids.length} files are there already.</p>
      <Button
        size="sm"
        className="max-sm:h-11"
        onClick={(event) => {
          queue.cancel(ids);
          keepFocus(event);
        }}
      >
        Skip all {ids.length}
      </Button>
      <Button
        size="sm"
        variant="ghost"
        className="max-sm:h-11"
        onClick={(event) => {
          queue.approve(ids);
          keepFocus(event);
        }}
      >
        Keep all {ids.length}
      </Button>
    </div>
  );
}
