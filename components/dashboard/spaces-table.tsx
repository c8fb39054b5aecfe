import Link from "next/link";
import type { ReactNode } from "react";
import { toLibraryPath } from "@/components/audios/audio-path";
import { toSpanLabel } from "@/components/dashboard/span-words";
import { type LibraryView, toLibraryHref, usualView } from "@/components/library/library-view";
import { cn } from "@/components/ui/cn";
import { toCount } from "@/components/ui/count-words";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Space } from "@/lib/contract/space";
import { parseDuration } from "@/lib/domain/durations";

type Column = { name: string; value: (space: Space) => string | null; change: Partial<LibraryView> };

const audios: Column = { name: "Audios", value: ({ audios }) => toCount(audios), change: {} };

/** What is known of the content of a space only where the API sums it up. */
const summed: Column[] = [
  {
    name: "Length",
    value: ({ totals }) => totals && toSpanLabel(parseDuration(totals.duration)),
    change: { state: "available" },
  },
  { name: "Undecided", value: ({ totals }) => totals && toCount(totals.marks.unmarked), change: { marks: "unmarked" } },
  { name: "Accepted", value: ({ totals }) => totals && toCount(totals.marks.right), change: { marks: "right" } },
  { name: "Rejected", value: ({ totals }) => totals && toCount(totals.marks.wrong), change: { marks: "wrong" } },
  { name: "Disputed", value: ({ totals }) => totals && toCount(totals.marks.disputed), change: { marks: "disputed" } },
  {
    name: "Cannot be used",
    value: ({ totals }) => totals && toCount(totals.notAvailable),
    change: { state: "failed" },
  },
];

/** Space by space what there is; each number leads to the list behind it. */
export function SpacesTable({ spaces }: { spaces: Space[] }) {
  const columns = spaces.some(({ totals }) => totals) ? [audios, ...summed] : [audios];
  return (
    <Table aria-label="Spaces">
      <TableHeader>
        <TableRow>
          <TableHead>Space</TableHead>
          {columns.map(({ name }) => (
            <TableHead key={name} className="text-right">
              {name}
            </TableHead>
          ))}
          <TableHead className="text-right last:pr-5">Identities</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {spaces.map((space) => (
          <SpaceRow key={space.id} space={space} columns={columns} />
        ))}
      </TableBody>
    </Table>
  );
}

function SpaceRow({ space, columns }: { space: Space; columns: Column[] }) {
  const name = space.alias ?? space.handle;
  const path = toLibraryPath({ owner: space.owner.handle, space: space.handle });
  return (
    <TableRow className="hover:bg-muted/60 max-lg:grid max-lg:grid-cols-3">
      <TableCell className="max-lg:col-span-3">
        <Link href={path} className="font-medium underline-offset-4 hover:underline">
          {name}
        </Link>
        {space.alias ? <span className="block text-muted-foreground text-xs">{space.handle}</span> : null}
      </TableCell>
      {columns.map((column) => (
        <NumberCell
          key={column.name}
          name={column.name}
          space={name}
          value={column.value(space)}
          href={toLibraryHref(path, usualView, column.change)}
        />
      ))}
      <NumberCell name="Identities" space={name} value={toCount(space.identities)} href={`${path}/identities`} />
    </TableRow>
  );
}

type NumberCellProps = { name: string; space: string; value: string | null; href: string };

function NumberCell({ name, space, value, href }: NumberCellProps): ReactNode {
  return (
    <TableCell className="text-right tabular-nums last:pr-5 max-lg:text-left">
      {value === null ? null : (
        <Link
          href={href}
          aria-label={`${name} of ${space}: ${value}`}
          className={cn("underline-offset-4 hover:underline", value === "0" && "text-muted-foreground")}
        >
          {value}
          <span className="ml-1 text-muted-foreground text-xs lg:hidden">{name.toLowerCase()}</span>
        </Link>
      )}
    </TableCell>
  );
}
