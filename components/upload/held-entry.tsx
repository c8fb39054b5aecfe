import Link from "next/link";
import { toAudioPath } from "@/components/audios/audio-path";
import { Button } from "@/components/ui/button";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import type { Concern, UploadEntry } from "@/lib/domain/upload-queue";
import { keepFocus } from "./keep-focus";

type HeldEntryProps = { entry: UploadEntry; queue: UploadQueue };

/** What stands against a file, and the choice: nothing of it was sent, and the others go on meanwhile. */
export function HeldEntry({ entry, queue }: HeldEntryProps) {
  const { id, name, concerns } = entry;
  const [concern] = concerns;
  if (!concern) return null;
  const approval = concern.kind === "duplicate" ? "Keep both" : "Send anyway";
  return (
    <div className="col-span-2 space-y-1.5 pt-0.5">
      <p className="text-pretty text-xs">
        <ConcernWords concern={concern} entry={entry} />
      </p>
      <div className="flex flex-wrap gap-2 pb-1">
        <Button
          size="sm"
          aria-label={`Skip ${name}`}
          className="max-sm:h-11"
          onClick={(event) => {
            queue.cancel([id]);
            keepFocus(event);
          }}
        >
          Skip
        </Button>
        <Button
          size="sm"
          variant="ghost"
          aria-label={`${approval}: ${name}`}
          className="max-sm:h-11"
          onClick={(event) => {
            queue.approve([id]);
            keepFocus(event);
          }}
        >
          {approval}
        </Button>
      </div>
    </div>
  );
}

function ConcernWords({ concern, entry: { owner, space } }: { concern: Concern; entry: UploadEntry }) {
  if (concern.kind === "refusal") return concern.sentence;
  const { audio, name } = concern.twin;
  if (audio === null) return `The same file is in this list already, as “${name}”.`;
  return (
    <>
      The same file is in this space already, as{" "}
      <Link
        href={toAudioPath({ owner, space, audio })}
        className="font-medium text-primary underline underline-offset-4 wrap-anywhere"
      >
        {name}
      </Link>
      .
    </>
  );
}
