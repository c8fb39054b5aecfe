import { type ListView, toListHref } from "@/components/lists/list-view";
import { may } from "@/lib/domain/permissions";
import { requireApi, requireOffer } from "@/lib/web/api";
import { loadOrg } from "@/lib/web/load-owner";

/** The people of an organization, and its open invitations for whoever manages members; null for all others. */
export async function readMembers(handle: string, view: ListView) {
  const here = toListHref(`/${handle}/members`, view);
  const api = await requireApi(here);
  const [org, { serves }] = await Promise.all([loadOrg(handle, here), requireOffer()]);
  const params = { org: handle };
  const mayManage = may(org.role, "manageMembers");
  const [viewer, members, invitations] = await Promise.all([
    api.call("getUser", {}),
    api.list("listMembers", { params, query: { search: view.search || undefined, page: view.page } }),
    mayManage && serves("listInvitations")
      ? api.list("listInvitations", { params, query: { sort: "-createdAt", "page-size": 50 } })
      : null,
  ]);
  return { serves, org, viewer: viewer.handle, members, mayManage, invitations };
}
