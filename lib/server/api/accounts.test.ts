import { expect, it } from "vitest";
import { ADMIN } from "../../../fixtures/admin.ts";
import { describeApi } from "../../../fixtures/test-api.ts";
import { problems } from "../../contract/problem.ts";

describeApi("accounts", (api) => {
  const signIn = (body: unknown, headers: Record<string, string> = { "content-type": "application/json" }) =>
    api().fetch("/auth/credentials", { method: "POST", body: JSON.stringify(body), headers });

  it("signs in for 24 hours and out again", async () => {
    const response = await signIn(ADMIN);
    expect(response.status).toBe(200);
    const { token, issuedAt, expiresAt } = await response.json();
    expect(Date.parse(expiresAt) - Date.parse(issuedAt)).toBeCloseTo(24 * 3600_000, -3);
    expect((await api().fetch("/user", { token })).status).toBe(200);
    expect((await api().fetch("/auth/session", { method: "DELETE", token })).status).toBe(204);
    expect((await api().fetch("/user", { token })).status).toBe(401);
  });

  it("keeps no token and no password as it is", async () => {
    const tokens = await api().app.db.query.selectFrom("tokens").selectAll().execute();
    const users = await api().app.db.query.selectFrom("users").selectAll().execute();
    const all = JSON.stringify([tokens, users]);
    expect(all).not.toContain(api().adminToken);
    expect(all).not.toContain(ADMIN.password);
  });

  it.each([
    ["a wrong password", { ...ADMIN, password: "wrong horse" }, 401, "wrongCredentials"],
    ["nobody", { handle: "nobody", password: "correct horse" }, 401, "wrongCredentials"],
    ["no password", { handle: "admin" }, 400, "invalid"],
    ["a list", [], 400, "invalid"],
  ])("answers %s", async (_name, body, status, code) => {
    const response = await signIn(body);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = await response.json();
    expect(problem).toMatchObject({ status, code, title: expect.any(String), instance: "/api/v1/auth/credentials" });
    expect(problem.message).toBe(problem.detail);
  });

  it("slows down guessing without locking the handle for others", async () => {
    const user = await api().newUser();
    const guess = (password: string) => signIn({ handle: user.handle, password });
    const answers: number[] = [];
    for (let i = 0; i < 6; i++) answers.push((await guess("wrong horse")).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
    const throttled = await guess("a long password");
    expect(throttled.status).toBe(429);
    expect(Number(throttled.headers.get("retry-after"))).toBeGreaterThan(0);
    const elsewhere = new Request("http://localhost/api/v1/auth/credentials", {
      method: "POST",
      body: JSON.stringify({ handle: user.handle, password: "a long password" }),
      headers: { "content-type": "application/json" },
    });
    expect((await api().api(elsewhere, { address: "elsewhere" })).status).toBe(200);
  });

  it("tells who you are and which spaces are yours", async () => {
    const { client, handle } = await api().newUser();
    expect(await client.call("getUser", {})).toMatchObject({ handle, spaces: 1, orgs: 0, state: "unverified" });
    const spaces = await client.list("listUserSpaces", {});
    expect(spaces.total).toBe(1);
    expect(spaces.items).toMatchObject([{ handle: "main", owner: { type: "user", handle }, audios: 0 }]);
    expect(await client.call("getSpace", { params: { owner: handle, space: "main" } })).toMatchObject({ audios: 0 });
  });

  it("lets only an admin create users, each handle once, and none that the app needs", async () => {
    const user = await api().newUser();
    const body = { handle: "someone", email: "someone@example.org", password: "long enough" };
    await expect(user.client.call("createUser", { body })).rejects.toMatchObject({ code: "forbidden" });
    expect(await api().admin.call("createUser", { body })).toMatchObject({ handle: "someone" });
    await expect(api().admin.call("createUser", { body })).rejects.toMatchObject({ code: "conflict" });
    const reserved = { ...body, handle: "api", email: "api@example.org" };
    await expect(api().admin.call("createUser", { body: reserved })).rejects.toMatchObject({ code: "conflict" });
    const wrong = { ...body, handle: "Some One", password: "short" };
    await expect(api().admin.call("createUser", { body: wrong })).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "handle" }, { path: "password" }],
    });
  });

  it("answers 404 for everything of other people", async () => {
    const [one, other] = [await api().newUser(), await api().newUser()];
    const place = { owner: one.handle, space: "main" };
    await expect(other.client.call("getSpace", { params: place })).rejects.toMatchObject({ status: 404 });
    await expect(other.client.list("listAudios", { params: place })).rejects.toMatchObject({ status: 404 });
    const missing = { owner: "nobody-at-all", space: "main" };
    const [theirs, none] = await Promise.all(
      [place, missing].map((params) => other.client.call("getSpace", { params }).catch((error) => error)),
    );
    expect(theirs.detail).toBe(none.detail);
  });

  it("reads the Authorization header and never a cookie", async () => {
    const token = api().adminToken;
    expect((await api().fetch("/user", { headers: { cookie: `token=${token}` } })).status).toBe(401);
    const response = await api().fetch("/user");
    expect(response.status).toBe(problems.unauthenticated[0]);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
  });

  it.each([
    ["an unknown address", "/nothing", "GET", 404],
    ["what is not built", "/spaces/admin/main/voiceprints", "GET", 501],
    ["a part of what is not built", "/spaces/admin/main/verifications/one", "DELETE", 501],
    ["a wrong method", "/limits", "POST", 405],
    ["a wrong content type", "/auth/credentials", "POST", 415],
  ])("answers %s", async (_name, path, method, status) => {
    const response = await api().fetch(path, { method, token: api().adminToken });
    expect(response.status).toBe(status);
    if (status === 405) expect(response.headers.get("allow")).toBe("GET, HEAD");
  });

  it("states what it takes", async () => {
    const limits = await api().admin.call("getLimits", {});
    expect(limits.maxUploadBytes).toBe(64 * 2 ** 20);
    expect(limits.formats.map(({ id }) => id)).toContain("mp3");
  });
});
