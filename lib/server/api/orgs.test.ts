import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { describeApi } from "../../../fixtures/test-api.ts";

const newHandle = () => `org-${randomUUID().slice(0, 8)}`;

describeApi("organizations", (api) => {
  it("makes an organization whose admin is whoever made it, and counts what is in it", async () => {
    const { client } = await api().newUser();
    const org = newHandle();
    const made = await client.call("createOrg", { body: { handle: org, alias: "Night Shift" } });
    expect(made).toMatchObject({ handle: org, alias: "Night Shift", members: 1, spaces: 0, role: "admin" });
    await client.call("createSpace", { params: { owner: org }, body: { handle: "main" } });
    expect(await client.call("getOrg", { params: { org } })).toEqual({ ...made, spaces: 1 });
    expect(await client.call("getUser", {})).toMatchObject({ orgs: 1, spaces: 1 });
    await client.call("removeSpace", { params: { owner: org, space: "main" } });
    expect(await client.call("getOrg", { params: { org } })).toMatchObject({ spaces: 0 });
  });

  it("shows each member their own role, and strangers nothing", async () => {
    const team = await api().newTeam();
    const params = { org: team.org };
    for (const role of ["viewer", "reviewer", "editor", "admin"] as const) {
      expect(await team[role].client.call("getOrg", { params })).toMatchObject({ role, members: 4, spaces: 1 });
    }
    const stranger = await api().newUser();
    for (const client of [stranger.client, api().admin]) {
      const theirs = await client.call("getOrg", { params }).catch((error) => error);
      const none = await client.call("getOrg", { params: { org: newHandle() } }).catch((error) => error);
      expect([theirs.status, theirs.detail]).toEqual([404, none.detail]);
      await expect(client.call("updateOrg", { params, body: { alias: "Mine" } })).rejects.toMatchObject({
        status: 404,
      });
      await expect(client.call("removeOrg", { params })).rejects.toMatchObject({ status: 404 });
    }
    for (const { client } of [team.viewer, team.editor]) {
      await expect(client.call("updateOrg", { params, body: { alias: "Mine" } })).rejects.toMatchObject({
        status: 403,
      });
      await expect(client.call("removeOrg", { params })).rejects.toMatchObject({ status: 403 });
    }
  });

  it("is no organization where the handle is a user's", async () => {
    const { client, handle } = await api().newUser();
    await expect(client.call("getOrg", { params: { org: handle } })).rejects.toMatchObject({ status: 404 });
    await expect(client.call("createOrg", { body: { handle } })).rejects.toMatchObject({ status: 409 });
    await expect(client.call("createOrg", { body: { handle: "settings" } })).rejects.toMatchObject({ status: 409 });
  });

  it("gives one handle to one of 50 who ask at once", async () => {
    const people = await Promise.all([api().newUser(), api().newUser()]);
    const handle = newHandle();
    const statuses = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        people[i % 2]?.client.send("createOrg", { body: { handle } }).then(
          ({ status }) => status,
          (error) => error.status,
        ),
      ),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
  });

  it("follows a new handle, and leaves the old one to nobody else", async () => {
    const [{ client }, other] = [await api().newUser(), await api().newUser()];
    const [org, renamed] = [newHandle(), newHandle()];
    await client.call("createOrg", { body: { handle: org, alias: "Old" } });
    await client.call("createSpace", { params: { owner: org }, body: { handle: "main" } });
    const body = { handle: renamed };
    expect(await client.call("updateOrg", { params: { org }, body })).toMatchObject({ handle: renamed, alias: "Old" });

    await expect(client.call("getOrg", { params: { org } })).rejects.toMatchObject({ status: 404 });
    await expect(client.call("getSpace", { params: { owner: org, space: "main" } })).rejects.toMatchObject({
      status: 404,
    });
    expect(await client.call("getSpace", { params: { owner: renamed, space: "main" } })).toMatchObject({
      owner: { type: "org", handle: renamed },
    });
    const taken = { status: 409 };
    await expect(other.client.call("createOrg", { body: { handle: org } })).rejects.toMatchObject(taken);
    await expect(other.client.call("updateUser", { body: { handle: org } })).rejects.toMatchObject(taken);
    await expect(client.call("createOrg", { body: { handle: org } })).rejects.toMatchObject(taken);
    const back = { params: { org: renamed }, body: { handle: org } };
    expect(await client.call("updateOrg", back)).toMatchObject({ handle: org });
  });

  it("finds an organization by its new name and no more by the old one", async () => {
    const { client } = await api().newUser();
    const org = newHandle();
    await client.call("createOrg", { body: { handle: org, alias: "Früher" } });
    await client.call("updateOrg", { params: { org }, body: { alias: "SPÄTER" } });
    const found = (search: string) => client.list("listUserOrgs", { query: { search } });
    expect((await found("später")).items).toMatchObject([{ handle: org, alias: "SPÄTER", role: "admin" }]);
    expect((await found("früher")).total).toBe(0);
    await client.call("updateOrg", { params: { org }, body: { alias: null } });
    expect((await found("später")).total).toBe(0);
  });

  it("lists one's own organizations in pages, sorted both ways", async () => {
    const { client } = await api().newUser();
    const handles = ["c", "a", "b"].map((first) => `${first}-${newHandle()}`);
    for (const handle of handles) await client.call("createOrg", { body: { handle } });
    const list = async (query: Record<string, string | number>) =>
      (await client.list("listUserOrgs", { query })).items.map(({ handle }) => handle);
    expect(await list({})).toEqual(handles.toSorted());
    expect(await list({ sort: "-handle" })).toEqual(handles.toSorted().reverse());
    expect(await list({ sort: "createdAt" })).toEqual(handles);
    const first = await client.list("listUserOrgs", { query: { "page-size": 2 } });
    expect(first).toMatchObject({ total: 3, pages: 2 });
    expect(await list({ "page-size": 2, cursor: first.nextCursor ?? "" })).toEqual(handles.toSorted().slice(2));
  });

  it("deletes an organization without spaces, with all that led into it", async () => {
    const team = await api().newTeam();
    const { client } = team.admin;
    const params = { org: team.org };
    const { token } = await client.call("createInvitation", { params, body: { role: "viewer" } });
    await expect(client.call("removeOrg", { params })).rejects.toMatchObject({
      status: 409,
      detail: "This organization still has spaces. Delete them first; then it can go.",
    });
    expect(await client.call("getOrg", { params })).toMatchObject({ members: 4 });

    await client.call("removeSpace", { params: { owner: team.org, space: team.space } });
    await client.call("removeOrg", { params });
    for (const person of [team.admin, team.viewer]) {
      await expect(person.client.call("getOrg", { params })).rejects.toMatchObject({ status: 404 });
      expect((await person.client.list("listUserOrgs", {})).total).toBe(0);
      expect(await person.client.call("getUser", {})).toMatchObject({ orgs: 0 });
    }
    await expect(client.call("getOtherUser", { params: { user: team.viewer.handle } })).rejects.toMatchObject({
      status: 404,
    });
    await expect(api().clientOf().call("getInvitation", { params: { token } })).rejects.toMatchObject({ status: 404 });
    await expect(client.call("createOrg", { body: { handle: team.org } })).rejects.toMatchObject({ status: 409 });
  });
});
