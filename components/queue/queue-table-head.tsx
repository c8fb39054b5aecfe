import type { QueueColumns } from "@/components/queue/queue-list";
import { TableHead, TableHeader, TableRow } from "@/components/ui/table";

/** The heads of the columns, which the loading table shows too. */
export function QueueTableHead({ columns, canChoose }: { columns: QueueColumns; canChoose: boolean }) {
  return (
    <TableHeader>
      <TableRow>
        {canChoose ? (
          <TableHead className="w-12">
            <span className="sr-only">Choose</span>
          </TableHead>
        ) : null}
        <TableHead>Name</TableHead>
        {columns.hasPeaks ? <TableHead className="w-36">Sound</TableHead> : null}
        <TableHead className="w-20 text-right">Length</TableHead>
        {columns.hasQuality ? <TableHead className="w-20">Quality</TableHead> : null}
        <TableHead className="w-44">Assigned to</TableHead>
        <TableHead className="w-26 text-right">Comments</TableHead>
        <TableHead className="w-40">Reviews</TableHead>
      </TableRow>
    </TableHeader>
  );
}
