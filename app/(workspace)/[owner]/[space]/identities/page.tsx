import type { Metadata } from "next";
import { createIdentity, removeIdentity, updateIdentity } from "@/app/(workspace)/[owner]/[space]/identities/actions";
import { toLibraryPath } from "@/components/audios/audio-path";
import { IdentityList } from "@/components/identities/identity-list";
import { NewIdentityDialog } from "@/components/identities/new-identity-dialog";
import { PageHeader } from "@/components/layout/page-header";
import { ListSearch } from "@/components/lists/list-search";
import { parseListView, toListHref } from "@/components/lists/list-view";
import { SpaceNav } from "@/components/spaces/space-nav";
import { may } from "@/lib/domain/permissions";
import { requireApi, requireOffer } from "@/lib/web/api";
import { loadSpace } from "@/lib/web/load-space";

export const metadata: Metadata = { title: "Identities" };

export default async function IdentitiesPage({ params, searchParams }: PageProps<"/[owner]/[space]/identities">) {
  const address = await params;
  const view = parseListView(await searchParams);
  const path = `${toLibraryPath(address)}/identities`;
  const here = toListHref(path, view);
  const api = await requireApi(here);
  const query = { search: view.search || undefined, page: view.page, sort: "handle" };
  const [{ serves, takes }, space, found] = await Promise.all([
    requireOffer(),
    loadSpace(address.owner, address.space, here),
    api.list("listIdentities", { params: address, query }),
  ]);
  const mayMake = may(space.role, "identify");
  const mayChange = mayMake && serves("updateIdentity") && serves("removeIdentity");
  return (
    <div className="space-y-6">
      <SpaceNav space={space} current="identities" serves={serves} />
      <PageHeader
        title="Identities"
        actions={mayMake ? <NewIdentityDialog place={address} create={createIdentity} /> : null}
      >
        The people who speak in {space.alias ?? space.handle}.
      </PageHeader>
      <div className="space-y-3">
        <ListSearch path={path} search={view.search} label="Search by name or handle" />
        <IdentityList
          {...{ path, view, found, mayMake }}
          hasLists={takes("listAudios", "identity")}
          place={address}
          actions={mayChange ? { updateIdentity, removeIdentity } : null}
        />
      </div>
    </div>
  );
}
