import { LoaderCircle } from "lucide-react";
import { toast } from "sonner";
import { toCounted } from "@/components/ui/count-words";
import { collectChosen, collectTransfer } from "@/lib/browser/upload/collect-files";
import type { GivenFile } from "@/lib/browser/upload/given-file";
import type { Collected } from "@/lib/browser/upload/intake";
import { toCollectedNote } from "./collected-words";

/**
 * The files of a drop or a paste, to be asked for during the event; none where somebody stops it. What takes a while
 * shows how far it is, and what is not taken is told.
 */
export async function gatherTransfer(transfer: DataTransfer): Promise<GivenFile[]> {
  const stop = new AbortController();
  const id = `reading-${performance.now()}`;
  const onFound = (count: number) =>
    toast(<ReadingWords count={count} />, {
      id,
      icon: <LoaderCircle aria-hidden="true" className="size-4 text-muted-foreground motion-safe:animate-spin" />,
      duration: Number.POSITIVE_INFINITY,
      action: { label: "Stop", onClick: () => stop.abort() },
    });
  try {
    return tell(await collectTransfer(transfer, { onFound, signal: stop.signal }));
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    toast.info("Stopped reading the folder.", { description: "No file of it was added." });
    return [];
  } finally {
    toast.dismiss(id);
  }
}

/** The files that were chosen with an input. What is not taken is told. */
export function gatherChosen(chosen: Iterable<File>): GivenFile[] {
  return tell(collectChosen(chosen));
}

/** The count is seen only: heard four times a second it would drown everything else. */
function ReadingWords({ count }: { count: number }) {
  return (
    <>
      Reading folder<span aria-hidden="true">: {toCounted(count, "file")}</span>
    </>
  );
}

function tell(collected: Collected): GivenFile[] {
  const note = toCollectedNote(collected);
  if (note) toast[note.kind](note.title, { description: note.description });
  return collected.files;
}
