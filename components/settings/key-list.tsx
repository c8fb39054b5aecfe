import { KeyRound } from "lucide-react";
import { type RenameKey, RenameKeyDialog } from "@/components/settings/rename-key-dialog";
import { type RevokeKey, RevokeKeyButton } from "@/components/settings/revoke-key-button";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Key } from "@/lib/contract/account";

type KeyListProps = { keys: Key[]; renderedAtMs: number; rename: RenameKey; revoke: RevokeKey };

/** One's API keys, without their tokens. */
export function KeyList({ keys, ...rest }: KeyListProps) {
  const hasUse = keys.some(({ lastUsedAt }) => lastUsedAt !== undefined);
  return (
    <Table aria-label="API keys">
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>Token</TableHead>
          <TableHead>Made</TableHead>
          {hasUse ? <TableHead>Last used</TableHead> : null}
          <TableHead className="w-32">
            <span className="sr-only">Change</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} {...rest} />
        ))}
      </TableBody>
    </Table>
  );
}

type KeyRowProps = Omit<KeyListProps, "keys"> & { apiKey: Key };

function KeyRow({ apiKey: key, renderedAtMs, rename, revoke }: KeyRowProps) {
  return (
    <TableRow>
      <TableCell className="max-lg:min-w-0 max-lg:grow max-lg:basis-[calc(100%-9rem)] lg:max-w-64">
        <span className="block truncate font-medium">{key.alias ?? key.handle}</span>
        {key.alias ? <span className="block truncate text-muted-foreground text-xs">{key.handle}</span> : null}
      </TableCell>
      <TableCell className="font-mono text-[0.8125rem] text-muted-foreground max-lg:order-3">…{key.suffix}</TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground max-lg:order-3">
        <span className="lg:hidden">made </span>
        <RelativeTime dateTime={key.createdAt} renderedAtMs={renderedAtMs} />
      </TableCell>
      {key.lastUsedAt === undefined ? null : (
        <TableCell className="whitespace-nowrap text-muted-foreground max-lg:order-3">
          <LastUse at={key.lastUsedAt} renderedAtMs={renderedAtMs} />
        </TableCell>
      )}
      <TableCell className="max-lg:order-2 max-lg:ml-auto">
        <span className="flex justify-end gap-1">
          <RenameKeyDialog apiKey={key} rename={rename} />
          <RevokeKeyButton apiKey={key} revoke={revoke} />
        </span>
      </TableCell>
    </TableRow>
  );
}

function LastUse({ at, renderedAtMs }: { at: string | null; renderedAtMs: number }) {
  if (at === null) {
    return (
      <>
        never<span className="lg:hidden"> used</span>
      </>
    );
  }
  return (
    <>
      <span className="lg:hidden">used </span>
      <RelativeTime dateTime={at} renderedAtMs={renderedAtMs} />
    </>
  );
}

/** What keys are for, where there is none. */
export function NoKeys() {
  return (
    <EmptyState icon={KeyRound} title="No keys yet">
      <p>
        A key is for a script or a program that uploads or reads audios as you. Give each one its own, so that you can
        revoke one without stopping the others.
      </p>
    </EmptyState>
  );
}
