import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toCounted } from "@/components/ui/count-words";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import { hasEnded, may, type UploadEntry } from "@/lib/domain/upload-queue";
import { idsOf, isPausable, isSafeToRetry } from "./entry-groups";
import { keepFocus } from "./keep-focus";

type QueueButtonsProps = { entries: readonly UploadEntry[]; queue: UploadQueue };

/** What can be done to all files at once. */
export function QueueButtons({ entries, queue }: QueueButtonsProps) {
  const failed = idsOf(entries, isSafeToRetry);
  const acts = [
    { name: "Pause all", ids: idsOf(entries, isPausable), least: 1, act: queue.pause },
    { name: "Resume all", ids: idsOf(entries, (entry) => may(entry, "resumed")), least: 1, act: queue.resume },
    { name: "Retry all", ids: failed, least: 2, act: queue.retry },
    { name: "Clear finished", ids: idsOf(entries, hasEnded), least: 1, act: queue.remove },
  ];
  return (
    <div className="flex flex-wrap gap-1 px-2 pb-1.5 empty:hidden">
      {acts
        .filter(({ ids, least }) => ids.length >= least)
        .map(({ name, ids, act }) => (
          <Button
            key={name}
            variant="ghost"
            size="sm"
            className="max-sm:h-11"
            onClick={(event) => {
              act(ids);
              keepFocus(event);
            }}
          >
            {name}
          </Button>
        ))}
      <CancelAll ids={idsOf(entries, (entry) => may(entry, "cancelled"))} queue={queue} />
    </div>
  );
}

function CancelAll({ ids, queue }: { ids: readonly string[]; queue: UploadQueue }) {
  if (ids.length === 0) return null;
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm" className="max-sm:h-11">
          Cancel all
        </Button>
      }
      title={`Cancel ${toCounted(ids.length, "upload")}?`}
      action="Cancel them all"
      pending="Cancelling…"
      onConfirm={async () => {
        queue.cancel(ids);
        return null;
      }}
    >
      <p>What has been sent of them is removed, and they leave the queue. This cannot be undone.</p>
      <p>Files that have arrived stay where they are.</p>
    </ConfirmDialog>
  );
}
