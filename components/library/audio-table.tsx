import type { AudioActions } from "@/components/library/audio-actions";
import { AudioRow } from "@/components/library/audio-row";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Audio } from "@/lib/contract/audio";

type AudioTableProps = {
  owner: string;
  space: string;
  audios: Audio[];
  renderedAtMs: number;
  actions: AudioActions;
};

/** The audios of a space, one row each; on a phone, one card each. */
export function AudioTable({ audios, ...rest }: AudioTableProps) {
  return (
    <Table aria-label="Audios">
      <AudioTableHead />
      <TableBody>
        {audios.map((audio) => (
          <AudioRow key={audio.handle} audio={audio} {...rest} />
        ))}
      </TableBody>
    </Table>
  );
}

/** The heads of the columns, which the loading table shows too. */
export function AudioTableHead() {
  return (
    <TableHeader>
      <TableRow>
        <TableHead>Name</TableHead>
        <TableHead>Sound</TableHead>
        <TableHead>State</TableHead>
        <TableHead className="text-right">Length</TableHead>
        <TableHead className="text-right">Sample rate</TableHead>
        <TableHead>Added</TableHead>
        <TableHead>Marks</TableHead>
        <TableHead>
          <span className="sr-only">More</span>
        </TableHead>
      </TableRow>
    </TableHeader>
  );
}
