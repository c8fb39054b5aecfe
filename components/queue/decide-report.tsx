import { Check, X } from "lucide-react";
import type { Reviewed } from "@/lib/contract/assignment";
import type { Audio } from "@/lib/contract/audio";

type Results = Reviewed["results"];

/** How many are decided, and how many are not. */
export function toDecideWords(results: Results): string {
  const decided = results.filter(({ review }) => review !== null).length;
  const rest = results.length - decided;
  if (rest > 0) return `${decided} decided, ${rest} not.`;
  return decided === 1 ? "It is decided." : `All ${decided} are decided.`;
}

/** What became of each. */
export function DecideReport({ results, audios }: { results: Results; audios: Audio[] }) {
  return (
    <ul aria-label="Results" className="max-h-64 space-y-1.5 overflow-y-auto text-sm">
      {results.map(({ audio, problem }) => {
        const Icon = problem ? X : Check;
        const tone = problem ? "text-destructive" : "text-success";
        return (
          <li key={audio} className="flex gap-2">
            <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${tone}`} />
            <span className="wrap-anywhere min-w-0">
              {audios.find(({ handle }) => handle === audio)?.alias ?? audio}: {problem ? problem.detail : "decided"}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
