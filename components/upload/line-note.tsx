"use client";

import { Button } from "@/components/ui/button";
import type { UploadQueue } from "@/lib/browser/upload/queue";
import type { UploadLine } from "@/lib/domain/upload-line";
import { keepFocus } from "./keep-focus";
import { toLineWords, toReloadWords } from "./line-words";
import { QueueNote } from "./queue-note";
import { RetryClock } from "./retry-clock";

/** Why nothing is sent now, and what can be done about it. `lost` files would have to be given again after a reload. */
export function LineNote({ line, lost, queue }: { line: UploadLine; lost: number; queue: UploadQueue }) {
  const words = toLineWords(line);
  if (words === null) return null;
  switch (line.state) {
    case "up":
      return null;
    case "down":
      return (
        <QueueNote tone="warning" buttons={<NoteButton name="Try now" onClick={queue.tryNow} />}>
          <p>
            {words} <RetryClock atMs={line.retryAtMs} />
          </p>
        </QueueNote>
      );
    case "signedOut":
      return (
        <QueueNote tone="warning">
          <p>
            {words}{" "}
            <a href="/sign-in" target="_blank" rel="noreferrer" className="text-primary underline underline-offset-4">
              Sign in, in a new tab
            </a>
          </p>
        </QueueNote>
      );
    case "outdated":
      return (
        <QueueNote tone="warning" buttons={<NoteButton name="Reload" onClick={() => location.reload()} />}>
          <p>
            {words} {toReloadWords(lost)}
          </p>
        </QueueNote>
      );
  }
}

function NoteButton({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <Button
      size="sm"
      className="max-sm:h-11"
      onClick={(event) => {
        onClick();
        keepFocus(event);
      }}
    >
      {name}
    </Button>
  );
}
