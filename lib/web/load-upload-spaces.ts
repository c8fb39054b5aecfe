import type { ApiClient, Page } from "../client/client.ts";
import type { Space } from "../contract/space.ts";
import { may } from "../domain/permissions.ts";

type UploadSpace = Pick<Space, "owner" | "handle" | "alias">;

const PAGE_SIZE = 50;
/** Of one list; nobody looks through more. */
const MOST_PAGES = 20;

/** Every space that the viewer may upload to: their own, then those of their organizations, each by its handle. */
export async function loadUploadSpaces(api: ApiClient): Promise<UploadSpace[]> {
  const [own, orgs] = await Promise.all([
    everyPage((query) => api.list("listUserSpaces", { query })),
    everyPage((query) => api.list("listUserOrgs", { query })),
  ]);
  const others = orgs
    .filter(({ role }) => may(role, "upload"))
    .map(({ handle: org }) => everyPage((query) => api.list("listOrgSpaces", { params: { org }, query })));
  return [own, ...(await Promise.all(others))].flat().map(({ owner, handle, alias }) => ({ owner, handle, alias }));
}

async function everyPage<T>(read: (query: { page: number; "page-size": number }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const part = await read({ page, "page-size": PAGE_SIZE });
    items.push(...part.items);
    if (page >= part.pages) break;
  }
  return items;
}
