import { CodeWords } from "@/components/docs/docs-section";
import { Card } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";

const rows = [
  ["400", "The request is malformed: JSON, Base64 or a value.", "Mend what `message` and `errors` name."],
  ["401", "There is no key, or it was revoked.", "Look at `$KEY`; make a new one if it is gone."],
  ["403", "You can see it, but your role does not allow this.", "Ask an admin of the organization."],
  ["404", "It is not there, or not yours.", "Look at the owner, the space and the handle."],
  ["409", "It does not fit the present state: an audio takes one file.", "Read it again, then decide."],
  ["413", "The file is too large for this server.", "See the limits below."],
  ["422", "The file cannot be used, or is not the one whose SHA-256 you sent.", "Send it again, or another one."],
  ["429", "Too many requests.", "Wait as many seconds as `Retry-After` says."],
  ["5xx", "The server, its database or its disk is at fault.", "Try again later; `X-Request-Id` helps its admin."],
] as const;

/** What the statuses of errors mean, and what to do about each. */
export function ErrorTable() {
  return (
    <Card>
      <Table aria-label="Errors">
        <TableHeader>
          <TableRow>
            <TableHead>Status</TableHead>
            <TableHead>What happened</TableHead>
            <TableHead>What to do</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map(([status, what, todo]) => (
            <TableRow key={status}>
              <TableCell className="font-medium font-mono text-[0.8125rem]">{status}</TableCell>
              <TableCell className="max-lg:basis-full">{what}</TableCell>
              <TableCell className="text-muted-foreground max-lg:basis-full">
                <CodeWords text={todo} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
