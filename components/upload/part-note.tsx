import type { PartLimit } from "@/lib/domain/part-size";
import { toPartLimitWords } from "./line-words";
import { QueueNote } from "./queue-note";

/** What on the way makes the uploads slower, and what whoever runs it can change. */
export function PartNote({ limit }: { limit: PartLimit }) {
  const words = toPartLimitWords(limit);
  if (words === null) return null;
  return (
    <QueueNote tone="info">
      <p>{words.problem}</p>
      <p className="text-muted-foreground">{words.remedy}</p>
    </QueueNote>
  );
}
