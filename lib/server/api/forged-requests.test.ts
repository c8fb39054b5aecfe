import { beforeAll, describe, expect, it } from "vitest";
import { describeApi, type Person } from "../../../fixtures/test-api.ts";

const json = { "content-type": "application/json" };
const deep = (levels: number) => `{"alias":null,"x":${"[".repeat(levels)}${"]".repeat(levels)}}`;

describeApi("forged requests", (api) => {
  let user: Person;
  beforeAll(async () => {
    user = await api().newUser();
  });
  const patch = (body: BodyInit, headers: Record<string, string> = json) =>
    api().fetch("/user", { method: "PATCH", token: user.token, body, headers });

  describe("a small body", () => {
    it.each<[string, BodyInit, string, string]>([
      ["nothing", "", "badJson", "The body is empty."],
      ["half an object", '{"alias":"a"', "badJson", "ends early, at byte 12."],
      ["33 levels", deep(32), "badJson", "over 32 levels deep, at byte 49."],
      ["60,000 levels", "[".repeat(60_000), "badJson", "over 32 levels deep, at byte 32."],
      ["a key twice", '{"alias":"a","alias":"b"}', "badRequest", '"alias" comes twice in the body, at byte 13.'],
      [
        "an unknown key twice, deep within",
        '{"x":[{"y":1,"y":1}]}',
        "badRequest",
        '"y" comes twice in the body, at byte 13.',
      ],
      ["a number out of reach", '{"x":1e400}', "badJson", "out of reach, at byte 5."],
      ["half a surrogate pair", '{"alias":"\\ud83d"}', "badJson", "half of a surrogate pair, at byte 9."],
      ["bytes that are not UTF-8", Uint8Array.of(0x7b, 0x22, 0xff), "badJson", "not UTF-8, at byte 2."],
      ["UTF-16", Buffer.from("{}", "utf16le"), "badJson", "at byte 1."],
    ])("with %s is told as malformed, and where", async (_name, body, code, detail) => {
      const answer = await patch(body);
      expect(answer.status).toBe(400);
      const problem = await answer.json();
      expect(problem).toMatchObject({ code, detail: expect.stringContaining(detail) });
      expect(problem.message).toBe(problem.detail);
    });

    it("may have 65,536 bytes and no more, whether it says so or not", async () => {
      const fitting = JSON.stringify({ alias: "x", more: "y".repeat(65_536 - 23) });
      expect(fitting).toHaveLength(65_536);
      expect((await patch(fitting)).status).toBe(200);
      const answer = await patch(`${fitting} `);
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ code: "tooLarge" });
      const endless = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(10_000)),
      });
      expect((await patch(endless)).status).toBe(413);
    });

    it("takes keys of the language for what they are: unknown", async () => {
      const answer = await patch(
        '{"alias":"Still me","__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"toString":1}',
      );
      expect(await answer.json()).toMatchObject({ alias: "Still me", admin: false });
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    });

    it("may begin with a byte order mark, and may have 32 levels", async () => {
      expect((await patch('\ufeff{"alias":"a"}')).status).toBe(200);
      expect((await patch(deep(31))).status).toBe(200);
    });

    it.each<[string, Record<string, string>, string]>([
      ["text", { "content-type": "text/plain" }, "not as text/plain"],
      ["a form", { "content-type": "application/x-www-form-urlencoded" }, "not as application/x-www"],
      ["something like JSON", { "content-type": "application/jsonx" }, "not as application/jsonx"],
      ["compressed", { ...json, "content-encoding": "gzip" }, "without Content-Encoding"],
    ])("sent as %s is refused", async (_name, headers, detail) => {
      const answer = await patch("{}", headers);
      expect(answer.status).toBe(415);
      expect(await answer.json()).toMatchObject({ detail: expect.stringContaining(detail) });
    });

    it.each(["application/json; charset=utf-8", "APPLICATION/JSON", " application/json ;x=y"])(
      "is taken as %s",
      async (type) => expect((await patch("{}", { "content-type": type })).status).toBe(200),
    );
  });

  it("names every fault of a body with its path", async () => {
    const body = { handle: "Not A Handle", email: "nowhere", password: "short", alias: 7, what: "ever" };
    const init = { method: "POST", token: api().adminToken, body: JSON.stringify(body), headers: json };
    const answer = await api().fetch("/users", init);
    expect(answer.status).toBe(400);
    const { errors } = await answer.json();
    expect(errors.map(({ path }: { path: string }) => path).sort()).toEqual(["alias", "email", "handle", "password"]);
    for (const { message } of errors) expect(message).toMatch(/\w/);
  });

  it("names every fault of a query with its path, and passes over what it does not know", async () => {
    const answer = await api().fetch("/user/keys?page=0&page-size=51&sort=secret&after=now&what=ever", {
      token: user.token,
    });
    expect(answer.status).toBe(400);
    const { errors } = await answer.json();
    expect(errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      "query.after",
      "query.page",
      "query.page-size",
      "query.sort",
    ]);
    expect((await api().fetch("/user/keys?what=ever&what=else", { token: user.token })).status).toBe(200);
  });

  it.each([
    "__proto__=1",
    "__proto__=1&__proto__=2",
    "constructor=1&__defineGetter__=x",
    "%",
    "%FF=%FE",
    "page=1&=&&&==",
    "search=%ED%A0%80",
    `x=${"y".repeat(100_000)}`,
  ])("answers a list with the query %.40s", async (query) => {
    expect((await api().fetch(`/user/keys?${query}`, { token: user.token })).status).toBe(200);
  });

  it.each(["page=1&page=2", "page=99999999999999999999", "page=-1", "page-size=NaN", "cursor=..", "cursor=e30"])(
    "refuses a list with the query %s",
    async (query) => {
      expect((await api().fetch(`/user/keys?${query}`, { token: user.token })).status).toBe(400);
    },
  );

  it.each([
    "/spaces/%E0%A4%A/x",
    "/spaces/%/%",
    "/spaces/%00/%2e%2e",
    "/users/__proto__",
    "/users/:block",
    "/user/keys/%2F%2F",
    "//user",
    "/user/",
    "/USER",
    "/invitations/%ff",
    "/spaces/..%5c..%5cadmin/main",
    `/users/${"a".repeat(20_000)}`,
    "/users/%F0%9F%98%80",
  ])("finds nothing at %.40s", async (path) => {
    const answer = await api().fetch(path, { token: user.token });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  it.each([
    ["DELETE", "/user", "GET, PATCH, HEAD"],
    ["OPTIONS", "/user", "GET, PATCH, HEAD"],
    ["HEAD", "/auth/credentials", "POST"],
    ["GET", "/users/somebody:block", "POST"],
    ["PATCH", "/users/somebody:block", "POST"],
    ["PUT", "/spaces/a/b/audios/c/file", "POST, GET, HEAD"],
    ["PROPFIND", "/limits", "GET, HEAD"],
  ])("tells which methods %s %s has instead", async (method, path, allow) => {
    const answer = await api().fetch(path, { method, token: user.token });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe(allow);
    if (method === "HEAD") expect(await answer.text()).toBe("");
  });

  it("answers in what the request accepts, and its errors as problems whatever it accepts", async () => {
    const get = (path: string, accept: string) => api().fetch(path, { token: user.token, headers: { accept } });
    expect((await get("/user", "text/html, */*;q=0.1")).status).toBe(200);
    expect((await get("/user/keys", "application/*")).status).toBe(200);
    for (const accept of ["text/html", "application/json;q=0", "*/*;q=0"]) {
      const answer = await get("/user", accept);
      expect(answer.status).toBe(406);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(await answer.json()).toMatchObject({ detail: expect.stringContaining("application/json") });
    }
    const none = { method: "DELETE", token: user.token, headers: { accept: "image/png" } };
    expect((await api().fetch("/user/sessions/none", none)).status).toBe(404);
  });

  it("refuses to make anything that it could not answer for", async () => {
    const headers = { ...json, accept: "text/plain" };
    const init = { method: "POST", token: user.token, body: '{"handle":"unwanted"}', headers };
    expect((await api().fetch("/user/keys", init)).status).toBe(406);
    expect((await user.client.list("listKeys", {})).total).toBe(0);
  });

  it("answers HEAD as GET, without a body", async () => {
    for (const path of ["/user", "/limits", "/user/keys", `/spaces/${user.handle}/main`]) {
      const [get, head] = [
        await api().fetch(path, { token: user.token }),
        await api().fetch(path, { method: "HEAD", token: user.token }),
      ];
      expect([path, head.status, await head.text()]).toEqual([path, 200, ""]);
      for (const name of ["etag", "content-type", "cache-control", "item-total"]) {
        expect(head.headers.get(name)).toBe(get.headers.get(name));
      }
    }
    expect((await api().fetch("/user", { method: "HEAD" })).status).toBe(401);
  });

  it.each([
    ["no scheme", "earmark_session_x"],
    ["another scheme", "Basic YTpi"],
    ["nothing behind it", "Bearer "],
    ["two tokens", "Bearer a b"],
    ["letters of elsewhere", "Bearer \u00e9"],
    ["8,000 characters", `Bearer ${"x".repeat(8000)}`],
  ])("takes a token with %s for none", async (_name, authorization) => {
    const answer = await api().fetch("/user", { headers: { authorization } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });
});
