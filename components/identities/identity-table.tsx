import type { SpaceAddress } from "@/components/audios/audio-path";
import { toLibraryPath } from "@/components/audios/audio-path";
import type { IdentityActions } from "@/components/identities/identity-actions";
import { IdentityButtons } from "@/components/identities/identity-buttons";
import { IdentityLink } from "@/components/identities/identity-link";
import { toCounted } from "@/components/ui/count-words";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Identity } from "@/lib/contract/space";

type IdentityTableProps = {
  place: SpaceAddress;
  identities: Identity[];
  renderedAtMs: number;
  /** Whether the API can list the audios of one. */
  hasLists: boolean;
  /** Null where identities cannot be changed: by the viewer, or at all. */
  actions: IdentityActions | null;
};

/** The identities of a space, each with the way to its audios. */
export function IdentityTable({ identities, ...rest }: IdentityTableProps) {
  return (
    <Table aria-label="Identities">
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>Handle</TableHead>
          <TableHead>Audios</TableHead>
          <TableHead>Created</TableHead>
          <TableHead className="w-24">
            <span className="sr-only">Actions</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {identities.map((identity) => (
          <IdentityRow key={identity.id} identity={identity} {...rest} />
        ))}
      </TableBody>
    </Table>
  );
}

type IdentityRowProps = Omit<IdentityTableProps, "identities"> & { identity: Identity };

function IdentityRow({ place, identity, renderedAtMs, hasLists, actions }: IdentityRowProps) {
  const { handle, alias, audios, createdAt } = identity;
  const href = hasLists ? `${toLibraryPath(place)}?identity=${handle}` : null;
  return (
    <TableRow className="hover:bg-muted/60">
      <TableCell className="max-lg:min-w-0 max-lg:grow max-lg:basis-[calc(100%-6rem)]">
        <IdentityLink href={href} className="wrap-anywhere font-medium">
          {alias ?? handle}
        </IdentityLink>
      </TableCell>
      <TableCell className="wrap-anywhere font-mono text-[0.8125rem] text-muted-foreground max-lg:order-3">
        {handle}
      </TableCell>
      <TableCell className="whitespace-nowrap tabular-nums max-lg:order-3">
        <IdentityLink href={href}>{toCounted(audios, "audio")}</IdentityLink>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground max-lg:order-3">
        <RelativeTime dateTime={createdAt} renderedAtMs={renderedAtMs} />
      </TableCell>
      <TableCell className="text-right max-lg:order-2 max-lg:ml-auto">
        {actions ? <IdentityButtons place={place} identity={identity} actions={actions} /> : null}
      </TableCell>
    </TableRow>
  );
}
