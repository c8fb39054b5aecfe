import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { describeApi, type Person, type Team } from "../../../fixtures/test-api.ts";
import { isHandle } from "../../domain/handles.ts";
import type { Role } from "../../domain/permissions.ts";

describeApi("invitations", (api) => {
  let team: Team;
  let stranger: Person;
  beforeAll(async () => {
    [team, stranger] = await Promise.all([api().newTeam(), api().newUser()]);
  });

  const invite = (role: Role = "reviewer", by = team.admin) =>
    by.client.call("createInvitation", { params: { org: team.org }, body: { role } });
  const listed = async () => {
    const { items } = await team.admin.client.list("listInvitations", { params: { org: team.org } });
    return items.map(({ handle }) => handle);
  };
  const countMembers = async () => (await team.admin.client.call("getOrg", { params: { org: team.org } })).members;
  const accept = (by: { token?: string }, token: string) =>
    api().clientOf(by.token).call("acceptInvitation", { params: { token } });
  const newcomer = () => {
    const handle = `new-${randomUUID().slice(0, 8)}`;
    return { handle, email: `${handle}@example.org`, password: "a long password", alias: "Newcomer" };
  };
  const join = (token: string, body = newcomer()) =>
    api().clientOf().call("joinByInvitation", { params: { token }, body });
  /** Whether the way in is open still: 200, or 404 for each of the three ways to use it, told apart by nothing. */
  const statusOf = async (token: string) => {
    const offer = await api().fetch(`/invitations/${token}`);
    if (offer.status === 200) return 200;
    const refusals = await Promise.all([accept(stranger, token), join(token)].map((work) => work.catch((e) => e)));
    expect(refusals).toMatchObject([{ status: 404 }, { status: 404 }]);
    expect((await stranger.client.list("listUserOrgs", {})).total).toBe(0);
    return offer.status;
  };

  it("offers a role for a week, and tells its token once", async () => {
    const { token, ...invitation } = await invite();
    expect(token).toHaveLength(40);
    expect(isHandle(token)).toBe(true);
    expect(invitation).toMatchObject({ role: "reviewer", suffix: token.slice(-4) });
    expect(invitation.createdBy).toEqual({ handle: team.admin.handle, alias: null });
    expect(Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt)).toBeCloseTo(7 * 24 * 3600_000, -3);
    const { items } = await team.admin.client.list("listInvitations", { params: { org: team.org } });
    expect(items).toEqual([invitation]);
    const offer = await api().clientOf().call("getInvitation", { params: { token } });
    const { createdBy, expiresAt } = invitation;
    expect(offer).toEqual({ org: { handle: team.org, alias: null }, role: "reviewer", createdBy, expiresAt });
    const rows = await api().app.db.query.selectFrom("invitations").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("is for admins alone to make, see and take back", async () => {
    const { handle, token } = await invite();
    const params = { org: team.org };
    for (const [{ client }, status] of [
      [team.editor, 403],
      [stranger, 404],
    ] as const) {
      const refused = { status };
      await expect(client.call("createInvitation", { params, body: { role: "viewer" } })).rejects.toMatchObject(
        refused,
      );
      await expect(client.list("listInvitations", { params })).rejects.toMatchObject(refused);
      const one = { params: { ...params, invitation: handle } };
      await expect(client.call("removeInvitation", one)).rejects.toMatchObject(refused);
    }
    expect(await statusOf(token)).toBe(200);
  });

  it("makes whoever accepts it a member, once", async () => {
    const person = await api().newUser();
    const { handle, token } = await invite("editor");
    const members = await countMembers();
    expect((await api().fetch(`/invitations/${token}:accept`, { method: "POST" })).status).toBe(401);
    expect(await accept(person, token)).toMatchObject({ handle: team.org, role: "editor", members: members + 1 });
    expect(await person.client.call("getOrg", { params: { org: team.org } })).toMatchObject({ role: "editor" });
    expect(await listed()).not.toContain(handle);
    expect(await statusOf(token)).toBe(404);
  });

  it("is not used up by a member, whose role it does not change", async () => {
    const { token } = await invite("admin");
    await expect(accept(team.viewer, token)).rejects.toMatchObject({ status: 409 });
    expect(await team.viewer.client.call("getOrg", { params: { org: team.org } })).toMatchObject({ role: "viewer" });
    expect(await statusOf(token)).toBe(200);
  });

  it("makes a newcomer a user and a member, who can sign in", async () => {
    const { token } = await invite();
    const { password, ...person } = newcomer();
    expect(await join(token, { ...person, password })).toMatchObject({ ...person, orgs: 1, spaces: 1, admin: false });
    const session = await api()
      .clientOf()
      .call("signIn", { body: { handle: person.handle, password } });
    const client = api().clientOf(session.token);
    expect((await client.list("listUserOrgs", {})).items).toMatchObject([{ handle: team.org, role: "reviewer" }]);
    expect((await client.list("listUserSpaces", {})).items).toMatchObject([{ handle: "main" }]);
    expect(await statusOf(token)).toBe(404);
  });

  it("is not used up by a newcomer whose handle or email is another's, or who gives no fit password", async () => {
    const { token } = await invite();
    const { handle, email } = await team.viewer.client.call("getUser", {});
    const person = newcomer();
    await expect(join(token, { ...person, handle })).rejects.toMatchObject({ status: 409 });
    await expect(join(token, { ...person, handle: "settings" })).rejects.toMatchObject({ status: 409 });
    await expect(join(token, { ...person, email: email.toUpperCase() })).rejects.toMatchObject({ status: 409 });
    await expect(join(token, { ...person, password: "short" })).rejects.toMatchObject({ status: 400 });
    expect(await statusOf(token)).toBe(200);
    // Nothing of the failed attempts is left: the handle is free.
    expect(await join(token, person)).toMatchObject({ handle: person.handle });
  });

  it("lets one of 50 in who join at once", async () => {
    const { token } = await invite();
    const members = await countMembers();
    const newcomers = Array.from({ length: 50 }, newcomer);
    const statuses = await Promise.all(
      newcomers.map((person) =>
        join(token, person).then(
          () => 201,
          (error) => error.status,
        ),
      ),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 404)).toHaveLength(49);
    expect(await countMembers()).toBe(members + 1);
    const handles = newcomers.map(({ handle }) => handle);
    const made = await api()
      .app.db.query.selectFrom("owners")
      .select("handle")
      .where("handle", "in", handles)
      .execute();
    expect(made.map(({ handle }) => handle)).toEqual(handles.filter((_, i) => statuses[i] === 201));
  });

  it("lets one of 50 in who accept at once", async () => {
    const { token } = await invite();
    const members = await countMembers();
    const people = await Promise.all([api().newUser(), api().newUser(), api().newUser()]);
    const statuses = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        accept(people[i % 3] ?? {}, token).then(
          () => 200,
          (error) => error.status,
        ),
      ),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 404)).toHaveLength(49);
    expect(await countMembers()).toBe(members + 1);
  });

  it("is either used or taken back, never both", async () => {
    const [one, { handle, token }] = [await api().newUser(), await invite()];
    const params = { org: team.org, invitation: handle };
    const statuses = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const work = i % 2 ? accept(one, token) : team.admin.client.call("removeInvitation", { params });
        return work.then(
          () => 200,
          (error) => error.status,
        );
      }),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 404)).toHaveLength(49);
  });

  it("leads nowhere once its week is over, it is taken back, or whoever made it may not invite any more", async () => {
    const params = { org: team.org };
    const [expired, removed] = [await invite(), await invite()];
    const past = "2026-01-01T00:00:00.000000Z";
    const { handle } = expired;
    await api()
      .app.db.query.updateTable("invitations")
      .set({ expires_at: past })
      .where("handle", "=", handle)
      .execute();
    expect(await listed()).not.toContain(expired.handle);
    expect(await listed()).toContain(removed.handle);
    await team.admin.client.call("removeInvitation", { params: { ...params, invitation: removed.handle } });
    expect(await listed()).not.toContain(removed.handle);
    expect([await statusOf(expired.token), await statusOf(removed.token)]).toEqual([404, 404]);
    await expect(
      team.admin.client.call("removeInvitation", { params: { ...params, invitation: removed.handle } }),
    ).rejects.toMatchObject({ status: 404 });
    expect(await statusOf("a".repeat(40))).toBe(404);

    const user = team.editor.handle;
    const setRole = (role: Role) =>
      team.admin.client.call("putMember", { params: { ...params, user }, body: { role } });
    await setRole("admin");
    const theirs = await invite("admin", team.editor);
    await setRole("editor");
    expect(await listed()).not.toContain(theirs.handle);
    expect(await statusOf(theirs.token)).toBe(404);
    await setRole("admin");
    expect(await listed()).toContain(theirs.handle);
    expect(await statusOf(theirs.token)).toBe(200);
    await api().admin.call("blockUser", { params: { user } });
    expect(await statusOf(theirs.token)).toBe(404);
    await api().admin.call("unblockUser", { params: { user } });
    await team.admin.client.call("removeMember", { params: { ...params, user } });
    await expect(accept(team.editor, theirs.token)).rejects.toMatchObject({ status: 404 });
  });
});
