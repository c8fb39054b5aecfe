import { type AudioColumns, AudioTableHead } from "@/components/library/audio-table";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableRow } from "@/components/ui/table";

const rows = ["a", "b", "c", "d", "e", "f"];

/** The library while its audios are being asked for: the same rows, without what is in them. */
export function LibrarySkeleton({ columns }: { columns: AudioColumns }) {
  return (
    <div role="status" aria-label="Loading the audios">
      <Table aria-hidden="true" className="lg:table-fixed">
        <AudioTableHead columns={columns} />
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row}>
              <TableCell className="max-lg:basis-full">
                <Skeleton className="h-4 w-40" />
                <Skeleton className="mt-1.5 h-3 w-24" />
              </TableCell>
              {columns.hasPeaks ? (
                <TableCell className="max-lg:basis-full">
                  <Skeleton className="h-7 w-30 max-lg:w-full" />
                </TableCell>
              ) : null}
              <TableCell>
                <Skeleton className="h-4 w-20" />
              </TableCell>
              <TableCell>
                <Skeleton className="ml-auto h-4 w-12" />
              </TableCell>
              <TableCell className="max-lg:hidden">
                <Skeleton className="ml-auto h-4 w-14" />
              </TableCell>
              <TableCell className="max-lg:hidden">
                <Skeleton className="h-4 w-20" />
              </TableCell>
              {columns.hasMarks ? <TableCell className="max-lg:hidden" /> : null}
              <TableCell className="max-lg:hidden" />
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
