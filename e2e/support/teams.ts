import type { ApiClient } from "../../lib/client/client.ts";
import { unique } from "./people.ts";

/** An organization; `invite` makes the address of an invitation into it, as a reviewer. */
export type Team = { handle: string; invite: () => Promise<string> };

/** Makes an organization that is called The team. Whoever the API is asked as is its admin. */
export async function createTeam(api: ApiClient): Promise<Team> {
  const handle = unique("team");
  await api.call("createOrg", { body: { handle, alias: "The team" } });
  const invite = async () => {
    const { token } = await api.call("createInvitation", { params: { org: handle }, body: { role: "reviewer" } });
    return `/invitations/${token}`;
  };
  return { handle, invite };
}
