import type { QueueColumns } from "@/components/queue/queue-list";
import { QueueTableHead } from "@/components/queue/queue-table-head";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableRow } from "@/components/ui/table";

const rows = ["a", "b", "c", "d", "e", "f"];

/** A queue while its audios are being asked for: the same rows, without what is in them. */
export function QueueSkeleton({ columns }: { columns: QueueColumns }) {
  return (
    <div role="status" aria-label="Loading the queue">
      <Table aria-hidden="true" className="lg:table-fixed">
        <QueueTableHead columns={columns} canChoose={false} />
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
                <Skeleton className="ml-auto h-4 w-12" />
              </TableCell>
              {columns.hasQuality ? <TableCell className="max-lg:hidden" /> : null}
              <TableCell>
                <Skeleton className="h-4 w-24" />
              </TableCell>
              <TableCell className="max-lg:hidden" />
              <TableCell>
                <Skeleton className="h-5 w-24" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
