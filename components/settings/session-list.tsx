import { Monitor, Smartphone, SquareTerminal } from "lucide-react";
import { toAddressWords, toClientWords } from "@/components/settings/client-words";
import { EndSessionButton } from "@/components/settings/end-session-button";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Session } from "@/lib/contract/account";
import type { ActionResult } from "@/lib/contract/result";

const icons = { computer: Monitor, phone: Smartphone, program: SquareTerminal };

export type EndSession = (input: { session: string }) => Promise<ActionResult<null>>;

type SessionListProps = { sessions: Session[]; renderedAtMs: number; end: EndSession };

/** Where one is signed in. */
export function SessionList({ sessions, renderedAtMs, end }: SessionListProps) {
  return (
    <Table aria-label="Sessions">
      <TableHeader>
        <TableRow>
          <TableHead>Browser or program</TableHead>
          <TableHead>Address</TableHead>
          <TableHead>Signed in</TableHead>
          <TableHead>Last used</TableHead>
          <TableHead className="w-32">
            <span className="sr-only">End</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {sessions.map((session) => (
          <SessionRow key={session.handle} session={session} renderedAtMs={renderedAtMs} end={end} />
        ))}
      </TableBody>
    </Table>
  );
}

function SessionRow({ session, renderedAtMs, end }: { session: Session; renderedAtMs: number; end: EndSession }) {
  const { name, kind } = toClientWords(session.client);
  const Icon = icons[kind];
  return (
    <TableRow>
      <TableCell
        className={cn(
          "max-lg:min-w-0 max-lg:grow",
          session.current ? "max-lg:basis-full" : "max-lg:basis-[calc(100%-9rem)]",
        )}
      >
        <span className="flex items-center gap-2.5 font-medium" title={session.client ?? undefined}>
          <Icon aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
          {name}
          {session.current ? <Badge tone="success">This one</Badge> : null}
        </span>
      </TableCell>
      <TableCell className="text-muted-foreground tabular-nums max-lg:order-3">
        <span className="lg:hidden">from </span>
        {toAddressWords(session.address)}
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground max-lg:order-3">
        <span className="lg:hidden">signed in </span>
        <RelativeTime dateTime={session.createdAt} renderedAtMs={renderedAtMs} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground max-lg:order-3">
        <span className="lg:hidden">used </span>
        <RelativeTime dateTime={session.lastUsedAt ?? session.createdAt} renderedAtMs={renderedAtMs} />
      </TableCell>
      <TableCell className="text-right max-lg:order-2 max-lg:ml-auto">
        {session.current ? null : <EndSessionButton session={session.handle} name={name} end={end} />}
      </TableCell>
    </TableRow>
  );
}
