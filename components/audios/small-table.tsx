import type { ReactNode } from "react";

type SmallTableProps = {
  label: string;
  /** The first one is over the names of the rows. */
  heads: ReactNode[];
  rows: { name: string; cells: ReactNode[] }[];
};

/** A few figures side by side inside a panel, small enough for a phone. */
export function SmallTable({ label, heads, rows }: SmallTableProps) {
  return (
    <table aria-label={label} className="w-full text-sm tabular-nums">
      <thead>
        <tr className="border-b align-bottom text-muted-foreground text-xs">
          {heads.map((head, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns never move.
            <th key={column} scope="col" className="py-1.5 pr-3 text-left font-medium last:pr-0">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells }) => (
          <tr key={name} className="border-b align-top last:border-b-0">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal text-muted-foreground">
              {name}
            </th>
            {cells.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move.
              <td key={column} className="py-1.5 pr-3 last:pr-0">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
