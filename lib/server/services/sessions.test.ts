import { expect, it, vi } from "vitest";
import { describeApi, type TestApi } from "../../../fixtures/test-api.ts";
import { fromNow } from "../clock.ts";

const signIn = async (api: TestApi, handle: string, headers: Record<string, string> = {}) => {
  const response = await api.fetch("/auth/credentials", {
    method: "POST",
    body: JSON.stringify({ handle, password: "a long password" }),
    headers: { "content-type": "application/json", ...headers },
  });
  return (await response.json()).token as string;
};

describeApi("sessions", (api) => {
  it("are told apart by what signed in, where and when", async () => {
    const { client, handle } = await api().newUser();
    await signIn(api(), handle, { "user-agent": `Mozilla/5.0\t(X11) ${"x".repeat(300)}` });
    const { items, total } = await client.list("listSessions", {});
    expect(total).toBe(2);
    expect(items).toMatchObject([
      { current: true, client: null, address: "test" },
      { current: false, client: `Mozilla/5.0(X11) ${"x".repeat(183)}`, address: "test", lastUsedAt: null },
    ]);
    expect(items[1]?.client).toHaveLength(200);
    const newestFirst = await client.list("listSessions", { query: { sort: "-createdAt", "page-size": 1 } });
    expect(newestFirst.items).toMatchObject([{ handle: items[1]?.handle }]);
    const next = { sort: "-createdAt", cursor: newestFirst.nextCursor };
    expect((await client.list("listSessions", { query: next })).items).toMatchObject([{ handle: items[0]?.handle }]);
  });

  it("are one's own to end, one by one, and nobody else's", async () => {
    const [person, other] = [await api().newUser(), await api().newUser()];
    const token = await signIn(api(), person.handle);
    const { items } = await person.client.list("listSessions", {});
    const params = { session: items.find(({ current }) => !current)?.handle ?? "" };
    await expect(other.client.call("removeSession", { params })).rejects.toMatchObject({ status: 404 });
    expect((await api().fetch("/user", { token })).status).toBe(200);
    await person.client.call("removeSession", { params });
    expect((await api().fetch("/user", { token })).status).toBe(401);
    await expect(person.client.call("removeSession", { params })).rejects.toMatchObject({ status: 404 });
    expect((await person.client.list("listSessions", {})).total).toBe(1);
  });

  it("are over when they expire, and listed no more", async () => {
    const { client, handle } = await api().newUser();
    const token = await signIn(api(), handle);
    const other = (await client.list("listSessions", {})).items.find(({ current }) => !current)?.handle ?? "";
    const { query } = api().app.db;
    await query
      .updateTable("tokens")
      .set({ expires_at: fromNow(-1) })
      .where("handle", "=", other)
      .execute();
    expect((await api().fetch("/user", { token })).status).toBe(401);
    expect((await client.list("listSessions", {})).total).toBe(1);
    await expect(client.call("removeSession", { params: { session: other } })).rejects.toMatchObject({ status: 404 });
  });

  it.each(["session", "key"] as const)("write down once a minute that a %s is in use", async (kind) => {
    const { client, token } = await api().newUser();
    const made = await client.call("createKey", { body: { handle: "bot" } });
    const used = kind === "key" ? made.token : token;
    const lastUse = async () =>
      kind === "key"
        ? (await client.call("getKey", { params: { key: "bot" } })).lastUsedAt
        : (await client.list("listSessions", {})).items[0]?.lastUsedAt;
    const use = () => api().fetch("/user", { token: used });
    await use();
    await vi.waitFor(async () => expect(await lastUse()).toEqual(expect.any(String)), { timeout: 10_000 });
    const first = await lastUse();
    await Promise.all([use(), use(), use()]);
    expect(await lastUse()).toBe(first);

    const long = fromNow(-61_000);
    const { query } = api().app.db;
    await query.updateTable("tokens").set({ last_used_at: long }).execute();
    await query.updateTable("api_keys").set({ last_used_at: long }).execute();
    await Promise.all([use(), use(), use()]);
    await vi.waitFor(async () => expect(String(await lastUse()) > String(first)).toBe(true), { timeout: 10_000 });
  });
});
