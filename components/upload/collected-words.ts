import { toCount, toCounted } from "@/components/ui/count-words";
import type { Collected } from "@/lib/browser/upload/intake";

/** A message about files that were given: a sentence, and what else there is to know. */
export type CollectedNote = { kind: "info" | "warning" | "error"; title: string; description: string };

const MOST_EXTENSIONS = 5;

/** What there is to say about what was not taken; null where all of it was. */
export function toCollectedNote({ files, leftOut, unreadable }: Collected): CollectedNote | null {
  const others = leftOut.count > 0 ? toLeftOutWords(leftOut) : "";
  if (unreadable > 0) {
    const kind = files.length > 0 ? "warning" : "error";
    const title = `${toCount(unreadable)} ${unreadable === 1 ? "file or folder" : "files or folders"} could not be read.`;
    return { kind, title, description: `Close what has them open, and add them again. ${others}`.trim() };
  }
  if (files.length === 0) {
    return {
      kind: "error",
      title: "No audio or video file was found.",
      description: others || "There are no files in it.",
    };
  }
  return others
    ? { kind: "info", title: others, description: "Only audio and video files are taken from a folder." }
    : null;
}

function toLeftOutWords({ count, extensions }: Collected["leftOut"]): string {
  const named = extensions.slice(0, MOST_EXTENSIONS).map((extension) => extension || "without extension");
  const more = extensions.length > MOST_EXTENSIONS ? " and others" : "";
  return `${toCounted(count, "other file")} ${count === 1 ? "was" : "were"} left out: ${named.join(", ")}${more}.`;
}
