import { beforeAll, expect, it } from "vitest";
import { describeApi, type Person, type Team } from "../../../fixtures/test-api.ts";
import type { Role } from "../../domain/permissions.ts";

describeApi("members", (api) => {
  let team: Team;
  beforeAll(async () => {
    team = await api().newTeam();
  });

  it("lists members with their roles, to every member and to nobody else", async () => {
    const params = { org: team.org };
    const { items, total } = await team.viewer.client.list("listMembers", { params });
    expect(total).toBe(4);
    const byHandle = (["viewer", "reviewer", "editor", "admin"] as const)
      .map((role) => ({ handle: team[role].handle, role, orgs: 1, spaces: 1 }))
      .toSorted((a, b) => (a.handle < b.handle ? -1 : 1));
    expect(items).toMatchObject(byHandle);
    const search = team.editor.handle.toUpperCase();
    expect((await team.viewer.client.list("listMembers", { params, query: { search } })).items).toMatchObject([
      { handle: team.editor.handle, role: "editor" },
    ]);
    const downwards = await team.viewer.client.list("listMembers", { params, query: { sort: "-createdAt" } });
    const times = downwards.items.map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted().reverse());
    const stranger = await api().newUser();
    await expect(stranger.client.list("listMembers", { params })).rejects.toMatchObject({ status: 404 });
  });

  it("lets a new role take effect at once", async () => {
    const { client, handle } = team.viewer;
    const upload = () => client.call("createAudio", { params: { owner: team.org, space: team.space }, body: "{}" });
    const setRole = (role: Role) =>
      team.admin.client.call("putMember", { params: { org: team.org, user: handle }, body: { role } });
    await expect(upload()).rejects.toMatchObject({ status: 403 });
    expect(await setRole("editor")).toMatchObject({ handle, role: "editor" });
    expect(await upload()).toMatchObject({ state: "avaitingFile" });
    await setRole("viewer");
    await expect(upload()).rejects.toMatchObject({ status: 403 });
  });

  it("changes members alone, and tells nobody apart who is none", async () => {
    const stranger = await api().newUser();
    const refusals = await Promise.all(
      [stranger.handle, "nobody-at-all", team.org].flatMap((user) => [
        team.admin.client
          .call("putMember", { params: { org: team.org, user }, body: { role: "editor" } })
          .catch((error) => error),
        team.admin.client.call("removeMember", { params: { org: team.org, user } }).catch((error) => error),
      ]),
    );
    expect(new Set(refusals.map(({ status, detail }) => `${status} ${detail}`)).size).toBe(1);
    expect(refusals[0]).toMatchObject({ status: 404 });
    expect((await stranger.client.list("listUserOrgs", {})).total).toBe(0);
  });

  it("lets members leave and admins remove: then all of it is gone for them at once", async () => {
    const remove = (by: Person, who: Person) =>
      by.client.call("removeMember", { params: { org: team.org, user: who.handle } });
    await expect(remove(team.editor, team.viewer)).rejects.toMatchObject({ status: 403 });
    await expect(remove(await api().newUser(), team.viewer)).rejects.toMatchObject({ status: 404 });
    await remove(team.editor, team.editor);
    await remove(team.admin, team.viewer);
    for (const { client } of [team.editor, team.viewer]) {
      const params = { owner: team.org, space: team.space };
      await expect(client.call("getOrg", { params: { org: team.org } })).rejects.toMatchObject({ status: 404 });
      await expect(client.call("getSpace", { params })).rejects.toMatchObject({ status: 404 });
    }
    expect(await team.admin.client.call("getOrg", { params: { org: team.org } })).toMatchObject({ members: 2 });
  });

  it("keeps the last admin, whatever they try, until there is another who can sign in", async () => {
    const team = await api().newTeam();
    const { client, handle } = team.admin;
    const own = { org: team.org, user: handle };
    const editors = { org: team.org, user: team.editor.handle };
    const lastAdmin = { status: 409, detail: expect.stringContaining("one admin") };
    await expect(client.call("removeMember", { params: own })).rejects.toMatchObject(lastAdmin);
    await expect(client.call("putMember", { params: own, body: { role: "editor" } })).rejects.toMatchObject(lastAdmin);
    expect(await client.call("putMember", { params: own, body: { role: "admin" } })).toMatchObject({ role: "admin" });

    await client.call("putMember", { params: editors, body: { role: "admin" } });
    await api().admin.call("blockUser", { params: { user: team.editor.handle } });
    await expect(client.call("removeMember", { params: own })).rejects.toMatchObject(lastAdmin);
    await api().admin.call("unblockUser", { params: { user: team.editor.handle } });
    await client.call("removeMember", { params: own });
    await expect(team.editor.client.call("removeMember", { params: editors })).rejects.toMatchObject(lastAdmin);
  });

  it("gives a role back to nobody who had it taken away meanwhile", async () => {
    const { admin, ...team } = await api().newTeam();
    const other = { org: team.org, user: team.editor.handle };
    const set = (by: Person, role: Role) => by.client.call("putMember", { params: other, body: { role } });
    await set(admin, "admin");
    // While they are admin still they may say so again; once they are not, none of it takes effect.
    const work = Array.from({ length: 50 }, (_, i) =>
      i === 20 ? set(admin, "viewer") : set(team.editor, "admin").catch((error) => expect(error.status).toBe(403)),
    );
    await Promise.all(work);
    expect(await team.editor.client.call("getOrg", { params: { org: team.org } })).toMatchObject({ role: "viewer" });
  });

  it("keeps one admin while all of them go in 50 ways at once", async () => {
    const team = await api().newTeam();
    const params = { org: team.org };
    const everybody = [team.viewer, team.reviewer, team.editor, team.admin];
    for (const { handle } of everybody) {
      await team.admin.client.call("putMember", { params: { ...params, user: handle }, body: { role: "admin" } });
    }
    const statuses = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const by = everybody[i % 4] as Person;
        const who = everybody[(i + (i % 3)) % 4] as Person;
        const input = { params: { ...params, user: who.handle } };
        const sent =
          i % 2 === 0
            ? by.client.send("removeMember", input)
            : by.client.send("putMember", { ...input, body: { role: "viewer" } });
        return sent.then(
          ({ status }) => status,
          (error) => error.status,
        );
      }),
    );
    expect(statuses.filter((status) => ![200, 204, 403, 404, 409].includes(status))).toEqual([]);
    const views = await Promise.all(
      everybody.map(({ client }) => client.call("getOrg", { params }).catch(() => ({ role: null }))),
    );
    expect(views.filter(({ role }) => role === "admin")).toHaveLength(1);
    expect(statuses).toContain(409);
  });
});
