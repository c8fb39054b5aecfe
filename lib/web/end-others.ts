import type { ApiClient } from "../client/client.ts";
import { isProblem } from "../contract/problem.ts";

/** Ends every session of the client's user but the one it comes with. One that has ended meanwhile is no fault. */
export async function endOthers(api: ApiClient): Promise<void> {
  const others: string[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const found = await api.list("listSessions", { query: { page, "page-size": 50 } });
    others.push(...found.items.flatMap(({ handle, current }) => (current ? [] : [handle])));
    pages = found.pages;
  }
  await Promise.all(others.map((session) => endOne(api, session)));
}

async function endOne(api: ApiClient, session: string): Promise<void> {
  try {
    await api.call("removeSession", { params: { session } });
  } catch (error) {
    if (!isProblem(error) || error.code !== "notFound") throw error;
  }
}
