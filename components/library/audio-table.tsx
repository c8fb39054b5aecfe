import type { AudioActions } from "@/components/audios/audio-actions";
import { AudioRow } from "@/components/library/audio-row";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Audio } from "@/lib/contract/audio";
import type { Role } from "@/lib/domain/permissions";

/** Which columns there are beside those that every server can fill. */
export type AudioColumns = { hasPeaks: boolean; hasMarks: boolean; hasQuality: boolean };

type AudioTableProps = {
  owner: string;
  space: string;
  audios: Audio[];
  renderedAtMs: number;
  role: Role;
  columns: AudioColumns;
  actions: AudioActions;
};

/** The audios of a space, one row each; on a phone, one card each. */
export function AudioTable({ audios, ...rest }: AudioTableProps) {
  return (
    <Table aria-label="Audios" className="lg:table-fixed">
      <AudioTableHead columns={rest.columns} />
      <TableBody>
        {audios.map((audio) => (
          <AudioRow key={audio.handle} audio={audio} {...rest} />
        ))}
      </TableBody>
    </Table>
  );
}

/** The heads of the columns, which the loading table shows too. */
export function AudioTableHead({ columns }: { columns: AudioColumns }) {
  return (
    <TableHeader>
      <TableRow>
        <TableHead>Name</TableHead>
        {columns.hasPeaks ? <TableHead className="w-36">Sound</TableHead> : null}
        <TableHead className="w-45">{columns.hasQuality ? "State and quality" : "State"}</TableHead>
        <TableHead className="w-20 text-right">Length</TableHead>
        <TableHead className="w-26 text-right">Sample rate</TableHead>
        <TableHead className="w-28">Added</TableHead>
        {columns.hasMarks ? <TableHead className="w-20">Reviews</TableHead> : null}
        <TableHead className="w-13">
          <span className="sr-only">More</span>
        </TableHead>
      </TableRow>
    </TableHeader>
  );
}
