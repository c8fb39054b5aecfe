import type { Metadata } from "next";
import { blockUser, createUser, unblockUser } from "@/app/(workspace)/settings/users/actions";
import { PageHeader } from "@/components/layout/page-header";
import { ListSearch } from "@/components/lists/list-search";
import { type ListPageProps, parseListView, toListHref } from "@/components/lists/list-view";
import { Listing } from "@/components/lists/listing";
import { NewUserDialog } from "@/components/settings/new-user-dialog";
import { UserList } from "@/components/settings/user-list";
import { Card } from "@/components/ui/card";
import { requireApi } from "@/lib/web/api";
import { requireAdmin } from "@/lib/web/require-admin";

const PATH = "/settings/users";

export async function generateMetadata({ searchParams }: ListPageProps): Promise<Metadata> {
  await requireAdmin(toListHref(PATH, parseListView(await searchParams)));
  return { title: "Users" };
}

export default async function UsersPage({ searchParams }: ListPageProps) {
  const view = parseListView(await searchParams);
  const address = toListHref(PATH, view);
  const viewer = await requireAdmin(address);
  const api = await requireApi(address);
  const query = { page: view.page, search: view.search || undefined };
  const found = await api.list("listUsers", { query });
  const actions = { block: blockUser, unblock: unblockUser };
  return (
    <>
      <PageHeader title="Users" actions={<NewUserDialog create={createUser} />}>
        Everybody with an account on this server. You see nothing of what they keep here.
      </PageHeader>
      <div className="space-y-3">
        <ListSearch path={PATH} search={view.search} label="Search users by name or handle" />
        <Card className="overflow-hidden">
          <Listing path={PATH} view={view} found={found}>
            <UserList users={found.items} viewer={viewer.handle} renderedAtMs={Date.now()} {...actions} />
          </Listing>
        </Card>
      </div>
    </>
  );
}
