import { nameOf, type Person } from "@/components/queue/person";
import { toCounted } from "@/components/ui/count-words";
import type { Assigned } from "@/lib/contract/assignment";

type AssignReportProps = { done: Assigned; people: Person[] };

/** How many each person got, and what nobody got. */
export function AssignReport({ done: { assigned, refused, more }, people }: AssignReportProps) {
  const shares = people
    .map((person) => ({ person, count: assigned.filter(({ user }) => user.handle === person.handle).length }))
    .filter(({ count }) => count > 0);
  return (
    <div role="status" className="space-y-2 text-sm">
      <p>{assigned.length === 0 ? "Nothing was assigned." : `${toCounted(assigned.length, "audio")} assigned.`}</p>
      <ul className="space-y-1 empty:hidden">
        {shares.map(({ person, count }) => (
          <li key={person.handle}>
            {nameOf(person)}: {count}
          </li>
        ))}
        {refused.map(({ audio, detail }) => (
          <li key={audio} className="text-destructive">
            <span className="font-mono text-xs">{audio}</span>: {detail}
          </li>
        ))}
      </ul>
      {more ? <p>There are more that are nobody's: deal out again.</p> : null}
    </div>
  );
}
