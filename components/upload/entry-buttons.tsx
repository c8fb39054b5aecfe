import { type LucideIcon, Pause, Play, RotateCw, Trash2, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import { hasEnded, may, type UploadEntry } from "@/lib/domain/upload-queue";
import { isPausable } from "./entry-groups";
import { keepFocus } from "./keep-focus";

type Act = { label: string; icon: LucideIcon; isOffered: boolean; act: (ids: readonly string[]) => void };

/** What can be done to one file. A file that is held has its own choice. */
export function EntryButtons({ entry, queue }: { entry: UploadEntry; queue: UploadQueue }) {
  const { id, name, stage } = entry;
  const acts: Act[] = [
    { label: `Pause ${name}`, icon: Pause, isOffered: isPausable(entry), act: queue.pause },
    { label: `Resume ${name}`, icon: Play, isOffered: may(entry, "resumed"), act: queue.resume },
    { label: `Retry ${name}`, icon: RotateCw, isOffered: may(entry, "retried"), act: queue.retry },
    { label: `Cancel ${name}`, icon: X, isOffered: stage !== "held" && may(entry, "cancelled"), act: queue.cancel },
    { label: `Remove ${name} from the list`, icon: Trash2, isOffered: hasEnded(entry), act: queue.remove },
  ];
  return (
    <div className="flex">
      {acts
        .filter(({ isOffered }) => isOffered)
        .map(({ label, icon: Icon, act }) => (
          <Button
            key={label}
            variant="ghost"
            size="icon-sm"
            className="max-sm:size-11"
            aria-label={label}
            onClick={(event) => {
              act([id]);
              keepFocus(event);
            }}
          >
            <Icon aria-hidden="true" />
          </Button>
        ))}
    </div>
  );
}
