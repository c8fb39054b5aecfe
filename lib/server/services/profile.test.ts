import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { ADMIN } from "../../../fixtures/admin.ts";
import { describeApi } from "../../../fixtures/test-api.ts";

const PASSWORD = "a long password";
const newHandle = () => `user-${randomUUID().slice(0, 8)}`;

describeApi("a profile", (api) => {
  const signIn = async (handle: string, password = PASSWORD) =>
    (await api().clientOf().call("signIn", { body: { handle, password } })).token;
  const statusOf = async (token: string) => (await api().fetch("/user", { token })).status;

  it("changes what is given and leaves the rest", async () => {
    const { client } = await api().newUser();
    const before = await client.call("getUser", {});
    const email = `Ann.${before.handle}@Example.org`;
    expect(await client.call("updateUser", { body: { alias: "Ann" } })).toEqual({ ...before, alias: "Ann" });
    expect(await client.call("updateUser", { body: { email } })).toEqual({
      ...before,
      alias: "Ann",
      email: email.toLowerCase(),
    });
    expect(await client.call("updateUser", { body: {} })).toMatchObject({ alias: "Ann" });
    const found = await api().admin.list("listUsers", { query: { search: `${before.handle} ann` } });
    expect(found.items).toMatchObject([{ handle: before.handle }]);
  });

  it("refuses a handle or email of another, and then changes nothing", async () => {
    const [one, other] = [await api().newUser(), await api().newUser()];
    const before = await one.client.call("getUser", {});
    const { email } = await other.client.call("getUser", {});
    const handle = newHandle();
    for (const body of [
      { alias: "New", handle: other.handle },
      { alias: "New", handle: "settings" },
      { alias: "New", handle, email: email.toUpperCase() },
    ]) {
      await expect(one.client.call("updateUser", { body })).rejects.toMatchObject({ status: 409 });
    }
    expect(await one.client.call("getUser", {})).toEqual(before);
    // The handle that came with the wrong email is nobody's.
    expect(await other.client.call("updateUser", { body: { handle } })).toMatchObject({ handle });
  });

  it("goes by a new handle, and leaves the old one to nobody else", async () => {
    const [person, other] = [await api().newUser(), await api().newUser()];
    const handle = newHandle();
    await person.client.call("updateUser", { body: { handle } });
    const getSpace = (owner: string) => person.client.call("getSpace", { params: { owner, space: "main" } });
    await expect(getSpace(person.handle)).rejects.toMatchObject({ status: 404 });
    expect(await getSpace(handle)).toMatchObject({ owner: { handle } });
    await expect(signIn(person.handle)).rejects.toMatchObject({ status: 401 });
    expect(await statusOf(await signIn(handle))).toBe(200);

    const taken = { status: 409 };
    const body = { handle: person.handle };
    await expect(other.client.call("updateUser", { body })).rejects.toMatchObject(taken);
    await expect(other.client.call("createOrg", { body })).rejects.toMatchObject(taken);
    const made = { ...body, email: `${newHandle()}@example.org`, password: PASSWORD };
    await expect(api().admin.call("createUser", { body: made })).rejects.toMatchObject(taken);
    expect(await person.client.call("updateUser", { body })).toMatchObject(body);
  });

  it("gives one handle to one of 50 who ask at once", async () => {
    const people = await Promise.all([api().newUser(), api().newUser(), api().newUser()]);
    const handle = newHandle();
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        people[i % 3]?.client.call("updateUser", { body: { handle } }).catch((error) => {
          expect(error.status).toBe(409);
        }),
      ),
    );
    const handles = await Promise.all(people.map(async ({ client }) => (await client.call("getUser", {})).handle));
    expect(handles.filter((one) => one === handle)).toHaveLength(1);
  });

  it("ends the other sessions with a new password, and no key", async () => {
    const { client, handle, token } = await api().newUser();
    const other = await signIn(handle);
    const key = await client.call("createKey", { body: { handle: "bot" } });
    await client.call("putPassword", { body: { current: PASSWORD, password: "a longer password" } });
    expect(await Promise.all([token, other, key.token].map(statusOf))).toEqual([200, 401, 200]);
    await expect(signIn(handle)).rejects.toMatchObject({ status: 401 });
    expect(await statusOf(await signIn(handle, "a longer password"))).toBe(200);

    const body = { current: "a longer password", password: PASSWORD };
    await api().clientOf(key.token).call("putPassword", { body });
    expect(await Promise.all([token, key.token].map(statusOf))).toEqual([401, 200]);
  });

  it("keeps the password and the sessions while the present password is wrong, and slows down guessing it", async () => {
    const { client, handle, token } = await api().newUser();
    const other = await signIn(handle);
    const guess = (current: string) =>
      client.send("putPassword", { body: { current, password: "a new password" } }).then(
        ({ status }) => status,
        (error) => error.status,
      );
    const answers: number[] = [];
    while (!answers.includes(429) && answers.length < 12) answers.push(await guess("wrong horse"));
    expect(answers.slice(0, 5)).toEqual([403, 403, 403, 403, 403]);
    expect(answers.at(-1)).toBe(429);
    expect(await guess(PASSWORD)).toBe(429);
    expect(await Promise.all([token, other].map(statusOf))).toEqual([200, 200]);
    expect(await statusOf(await signIn(handle))).toBe(200);
  });

  it("is shown to whoever shares an organization, to instance admins, and to nobody else", async () => {
    const [team, stranger] = [await api().newTeam(), await api().newUser()];
    const params = { user: team.editor.handle };
    const own = await team.editor.client.call("getUser", {});
    for (const client of [team.editor.client, team.viewer.client, api().admin]) {
      expect(await client.call("getOtherUser", { params })).toEqual(own);
    }
    const refusals = await Promise.all(
      [team.editor.handle, "nobody-at-all", team.org].map((user) =>
        stranger.client.call("getOtherUser", { params: { user } }).catch((error) => error),
      ),
    );
    expect(new Set(refusals.map(({ status, detail }) => `${status} ${detail}`)).size).toBe(1);
    expect(refusals[0]).toMatchObject({ status: 404 });
    await team.admin.client.call("removeMember", { params: { org: team.org, user: team.viewer.handle } });
    await expect(team.viewer.client.call("getOtherUser", { params })).rejects.toMatchObject({ status: 404 });
  });

  it("is listed for instance admins alone", async () => {
    const { client, handle } = await api().newUser();
    await expect(client.list("listUsers", {})).rejects.toMatchObject({ status: 403 });
    const { items } = await api().admin.list("listUsers", { query: { sort: "-createdAt", "page-size": 1 } });
    expect(items).toMatchObject([{ handle, state: "unverified", orgs: 0, spaces: 1 }]);
    expect((await api().admin.list("listUsers", { query: { search: handle } })).total).toBe(1);
  });

  it("is kept out of everything while it is blocked, and let in again as it was", async () => {
    const { client, handle, token } = await api().newUser();
    const key = await client.call("createKey", { body: { handle: "bot" } });
    const params = { user: handle };
    await expect(client.call("blockUser", { params: { user: ADMIN.handle } })).rejects.toMatchObject({ status: 403 });
    expect(await api().admin.call("blockUser", { params })).toMatchObject({ handle, state: "blocked" });
    expect(await Promise.all([token, key.token].map(statusOf))).toEqual([401, 401]);
    await expect(signIn(handle)).rejects.toMatchObject({ status: 401 });
    expect(await api().admin.call("unblockUser", { params })).toMatchObject({ state: "unverified" });
    expect(await Promise.all([token, key.token].map(statusOf))).toEqual([200, 200]);

    const self = { params: { user: ADMIN.handle } };
    await expect(api().admin.call("blockUser", self)).rejects.toMatchObject({ status: 409 });
    expect(await api().admin.call("unblockUser", self)).toMatchObject({ admin: true });
    const nobody = { params: { user: "nobody-at-all" } };
    await expect(api().admin.call("blockUser", nobody)).rejects.toMatchObject({ status: 404 });
  });
});
