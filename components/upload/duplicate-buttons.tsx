import { Button } from "@/components/ui/button";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import { keepFocus } from "./keep-focus";

/** One decision for all files whose bytes are there already. */
export function DuplicateButtons({ count, queue }: { count: number; queue: UploadQueue }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-4 py-2">
      <p className="min-w-0 flex-1 text-xs">{count} files are there already.</p>
      <Button
        size="sm"
        className="max-sm:h-11"
        onClick={(event) => {
          queue.decideDuplicates("skip");
          keepFocus(event);
        }}
      >
        Skip all {count}
      </Button>
      <Button
        size="sm"
        variant="ghost"
        className="max-sm:h-11"
        onClick={(event) => {
          queue.decideDuplicates("keep");
          keepFocus(event);
        }}
      >
        Keep all {count}
      </Button>
    </div>
  );
}
