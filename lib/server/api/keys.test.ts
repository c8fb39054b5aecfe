import { expect, it } from "vitest";
import { describeApi } from "../../../fixtures/test-api.ts";
import { MAX_KEYS } from "../services/keys.ts";

describeApi("API keys", (api) => {
  it("does all that its maker may until it is deleted, then nothing at once", async () => {
    const { client, handle } = await api().newUser();
    const made = await client.call("createKey", { body: { handle: "bot", alias: "Night job" } });
    expect(made.token).toMatch(/^earmark_key_[\w-]{43}$/);
    expect(made).toMatchObject({ handle: "bot", alias: "Night job", suffix: made.token.slice(-4), lastUsedAt: null });
    const bot = api().clientOf(made.token);
    expect(await bot.call("getUser", {})).toMatchObject({ handle });
    expect(await bot.call("createKey", { body: { handle: "another" } })).toMatchObject({ handle: "another" });
    await client.call("removeKey", { params: { key: "bot" } });
    expect((await api().fetch("/user", { token: made.token })).status).toBe(401);
    await expect(client.call("removeKey", { params: { key: "bot" } })).rejects.toMatchObject({ status: 404 });
  });

  it("tells its token in one answer only, and keeps none", async () => {
    const { client } = await api().newUser();
    const params = { key: "bot" };
    const { token } = await client.call("createKey", { body: { handle: "bot" } });
    const answers = [
      await client.send("listKeys", {}),
      await client.send("getKey", { params }),
      await client.send("updateKey", { params, body: { alias: "Bot" } }),
    ];
    for (const answer of answers) expect(await answer.text()).not.toContain(token.slice(0, -4));
    const rows = await api().app.db.query.selectFrom("api_keys").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("goes by a new handle with the token it has", async () => {
    const { client } = await api().newUser();
    const { token, ...key } = await client.call("createKey", { body: { handle: "bot", alias: "Bot" } });
    await client.call("createKey", { body: { handle: "other" } });
    const renamed = await client.call("updateKey", { params: { key: "bot" }, body: { handle: "robot" } });
    expect(renamed).toEqual({ ...key, handle: "robot" });
    await expect(client.call("getKey", { params: { key: "bot" } })).rejects.toMatchObject({ status: 404 });
    const taken = client.call("updateKey", { params: { key: "robot" }, body: { handle: "other" } });
    await expect(taken).rejects.toMatchObject({ status: 409 });
    expect((await client.list("listKeys", { query: { search: "ROBO" } })).total).toBe(1);
    expect((await api().fetch("/user", { token })).status).toBe(200);
  });

  it("lists one's own keys sorted and searched, and none of others", async () => {
    const [{ client }, other] = [await api().newUser(), await api().newUser()];
    for (const handle of ["beta", "alpha", "gamma"]) {
      await client.call("createKey", { body: { handle, alias: `Key ${handle.toUpperCase()}` } });
    }
    const list = async (query: Record<string, string>) =>
      (await client.list("listKeys", { query })).items.map(({ handle }) => handle);
    expect(await list({})).toEqual(["alpha", "beta", "gamma"]);
    expect(await list({ sort: "-createdAt" })).toEqual(["gamma", "alpha", "beta"]);
    expect(await list({ search: "key alp" })).toEqual(["alpha"]);
    const params = { key: "alpha" };
    expect((await other.client.list("listKeys", {})).total).toBe(0);
    await expect(other.client.call("getKey", { params })).rejects.toMatchObject({ status: 404 });
    await expect(other.client.call("updateKey", { params, body: { alias: "x" } })).rejects.toMatchObject({
      status: 404,
    });
    await expect(other.client.call("removeKey", { params })).rejects.toMatchObject({ status: 404 });
    expect(await other.client.call("createKey", { body: { handle: "alpha" } })).toMatchObject({ handle: "alpha" });
  });

  it("makes one key of a handle while 50 ask at once, and no more than one may have", async () => {
    const { client } = await api().newUser();
    const create = (handle: string) =>
      client.send("createKey", { body: { handle } }).then(
        ({ status }) => status,
        (error) => error.status,
      );
    const same = await Promise.all(Array.from({ length: 50 }, () => create("same")));
    expect(same.filter((status) => status === 201)).toHaveLength(1);
    expect(same.filter((status) => status === 409)).toHaveLength(49);
    const many = await Promise.all(Array.from({ length: MAX_KEYS + 10 }, (_, i) => create(`key-${i}`)));
    expect(many.filter((status) => status === 201)).toHaveLength(MAX_KEYS - 1);
    expect(many.filter((status) => status === 409)).toHaveLength(11);
    expect((await client.list("listKeys", {})).total).toBe(MAX_KEYS);
  });

  it("has no session to end", async () => {
    const { client } = await api().newUser();
    const { token } = await client.call("createKey", { body: { handle: "bot" } });
    const response = await api().fetch("/auth/session", { method: "DELETE", token });
    expect(response.status).toBe(409);
    expect((await response.json()).message).toContain("Delete the key");
    expect((await api().fetch("/user", { token })).status).toBe(200);
  });

  it("knows a token by its whole text alone", async () => {
    const { client, token } = await api().newUser();
    const key = await client.call("createKey", { body: { handle: "bot" } });
    const swapped = [key.token.replace("_key_", "_session_"), token.replace("_session_", "_key_")];
    for (const wrong of [...swapped, key.token.slice(0, -1), `${key.token}x`, "earmark_key_", key.token.slice(12)]) {
      expect((await api().fetch("/user", { token: wrong })).status).toBe(401);
    }
  });
});
