import { expect, it } from "vitest";
import { describeApi } from "../../../fixtures/test-api.ts";

const NUL = "\0";
const AUDIOS = "/spaces/admin/main/audios";
const json = { "content-type": "application/json" };
const cursor = Buffer.from(JSON.stringify(["createdAt", NUL, "x"])).toString("base64url");

describeApi("texts that no database keeps", (api) => {
  it.each([
    ["a file name", "POST", AUDIOS, { name: `a${NUL}b` }, "name"],
    ["an email address", "POST", "/users", { handle: "nul", email: `a${NUL}@b`, password: "long enough" }, "email"],
    ["a handle to sign in with", "POST", "/auth/credentials", { handle: NUL, password: "x" }, "handle"],
    ["a search", "GET", `${AUDIOS}?search=%00`, undefined, "query.search"],
    ["a handle to look for", "GET", `${AUDIOS}?handle=a&handle=%00`, undefined, "query.handle.1"],
    ["a forged cursor", "GET", `${AUDIOS}?cursor=${cursor}`, undefined, "query.cursor"],
  ])("refuses NUL in %s", async (_name, method, path, body, fault) => {
    const init = body ? { body: JSON.stringify(body), headers: json } : {};
    const response = await api().fetch(path, { method, token: api().adminToken, ...init });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid", errors: [{ path: fault }] });
  });

  it.each([
    ["a bell", "\u0007"],
    ["a turn of direction", "\u202e"],
  ])("refuses %s in an email address, which nobody would see", async (_name, sign) => {
    const body = JSON.stringify({ email: `a${sign}@example.org` });
    const response = await api().fetch("/user", { method: "PATCH", token: api().adminToken, body, headers: json });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ path: "email" }] });
  });

  it("refuses NUL in the note of a mark", async () => {
    const token = api().adminToken;
    const created = await api().fetch(AUDIOS, { method: "POST", token, body: "{}", headers: json });
    const { handle } = await created.json();
    const body = JSON.stringify({ verdict: "right", note: `a${NUL}b` });
    const mine = `${AUDIOS}/${handle}/marks/me`;
    expect((await api().fetch(mine, { method: "PUT", token, body, headers: json })).status).toBe(400);
  });

  it.each([
    ["NUL", "/spaces/adm%00in/main"],
    ["an encoded slash", "/spaces/admin%2Fmain/audios"],
    ["dots", `${AUDIOS}/..%2F..%2Fuser`],
    ["capitals", "/spaces/ADMIN/main"],
    ["a text of 5,000 characters", `/spaces/${"a".repeat(5000)}/main`],
  ])("finds nothing at a path with %s", async (_name, path) => {
    expect((await api().fetch(path, { token: api().adminToken })).status).toBe(404);
  });
});
