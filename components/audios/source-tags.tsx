import { ChevronRight } from "lucide-react";
import { Fact, Missing } from "@/components/audios/facts";
import { toCounted } from "@/components/ui/count-words";
import type { AudioReceipt } from "@/lib/contract/quality";

/** What the file says of itself, such as the recorder that made it. */
export function SourceTags({ tags }: { tags: AudioReceipt["original"]["tags"] }) {
  if (tags.length === 0) {
    return (
      <Fact name="Tags">
        <Missing>none</Missing>
      </Fact>
    );
  }
  return (
    <Fact name="Tags">
      <details className="group">
        <summary className="flex items-center gap-1 rounded-sm [&::-webkit-details-marker]:hidden">
          {toCounted(tags.length, "tag")}
          <ChevronRight aria-hidden="true" className="size-4 text-muted-foreground group-open:rotate-90" />
        </summary>
        <dl className="mt-1.5 space-y-1.5">
          {tags.map(({ name, value }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a file may have a tag twice, and they never move.
            <div key={place}>
              <dt className="text-muted-foreground text-xs">{name}</dt>
              <dd className="whitespace-pre-wrap">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Fact>
  );
}
