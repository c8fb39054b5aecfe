import { BlockUserButton, type SetBlocked } from "@/components/settings/block-user-button";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { User } from "@/lib/contract/account";

type UserListProps = {
  users: User[];
  /** The handle of whoever looks, who cannot shut themselves out. */
  viewer: string;
  renderedAtMs: number;
  block: SetBlocked;
  unblock: SetBlocked;
};

/** The users of the server. */
export function UserList({ users, ...rest }: UserListProps) {
  return (
    <Table aria-label="Users">
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>Email</TableHead>
          <TableHead>State</TableHead>
          <TableHead>Joined</TableHead>
          <TableHead className="w-28">
            <span className="sr-only">Change</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {users.map((user) => (
          <UserRow key={user.id} user={user} {...rest} />
        ))}
      </TableBody>
    </Table>
  );
}

function UserRow({ user, viewer, renderedAtMs, block, unblock }: Omit<UserListProps, "users"> & { user: User }) {
  return (
    <TableRow>
      <TableCell className="max-lg:min-w-0 max-lg:grow max-lg:basis-[calc(100%-7rem)] lg:max-w-56">
        <span className="block truncate font-medium">{user.alias ?? user.handle}</span>
        {user.alias ? <span className="block truncate text-muted-foreground text-xs">{user.handle}</span> : null}
      </TableCell>
      <TableCell className="truncate text-muted-foreground max-lg:order-3 max-lg:basis-full lg:max-w-56">
        {user.email}
      </TableCell>
      <TableCell className="max-lg:order-3">
        <span className="flex gap-1.5">
          {user.state === "blocked" ? <Badge tone="destructive">Blocked</Badge> : <Badge>Active</Badge>}
          {user.admin ? <Badge tone="primary">Admin</Badge> : null}
        </span>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground max-lg:order-3">
        <span className="lg:hidden">joined </span>
        <RelativeTime dateTime={user.createdAt} renderedAtMs={renderedAtMs} />
      </TableCell>
      <TableCell className="text-right max-lg:order-2 max-lg:ml-auto">
        {user.handle === viewer ? null : <BlockUserButton user={user} block={block} unblock={unblock} />}
      </TableCell>
    </TableRow>
  );
}
