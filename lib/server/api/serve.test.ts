import { sql } from "kysely";
import { pino } from "pino";
import { expect, it } from "vitest";
import { describeApi } from "../../../fixtures/test-api.ts";
import { strikeOut } from "../../log.ts";
import { createApi } from "./create-api.ts";

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const json = { "content-type": "application/json" };

describeApi("each request", (api) => {
  const written: string[] = [];

  /** Asks an API whose log we read, and gives the lines that this added. */
  async function ask(pathname: string, init: RequestInit = {}) {
    const before = written.length;
    const write = (line: string) => void written.push(line);
    const log = pino({ level: "info", hooks: { streamWrite: strikeOut } }, { write });
    const logged = createApi({ ...api().app, log });
    const answer = await logged(new Request(`http://localhost/api/v1${pathname}`, init), { address: "test" });
    return { answer, lines: written.slice(before).map((line) => JSON.parse(line)) };
  }
  const signedIn = () => ({ authorization: `Bearer ${api().adminToken}` });

  it("has a name of its own, in its answer and in its line of the log", async () => {
    const [one, other] = [
      await ask("/user", { headers: signedIn() }),
      await ask("/nothing?secret=1", { method: "PUT" }),
    ];
    const requestId = one.answer.headers.get("x-request-id");
    expect(requestId).toMatch(ID);
    expect(other.answer.headers.get("x-request-id")).toMatch(ID);
    expect(other.answer.headers.get("x-request-id")).not.toBe(requestId);
    const line = {
      msg: "request",
      requestId,
      method: "GET",
      path: "/api/v1/user",
      status: 200,
      ms: expect.any(Number),
    };
    expect(one.lines).toEqual([expect.objectContaining(line)]);
    expect(other.lines).toMatchObject([{ method: "PUT", path: "/api/v1/nothing", status: 404 }]);
  });

  it.each(["a", "x".repeat(100), "01JH:span/7+a=b@c~d.e_f-g"])(
    "keeps the name %.30s that the caller gave it",
    async (name) => {
      const { answer, lines } = await ask("/user", { headers: { "x-request-id": name } });
      expect(answer.headers.get("x-request-id")).toBe(name);
      expect(lines).toMatchObject([{ requestId: name, status: 401 }]);
    },
  );

  it.each(["", "x".repeat(101), "a b", 'a"b', "a,b", "<script>", "\u00e9", "a\\n"])(
    "is given another name than %.30j",
    async (name) => {
      const { answer } = await ask("/user", { headers: { "x-request-id": name } });
      expect(answer.headers.get("x-request-id")).toMatch(ID);
    },
  );

  it("leaves no secret in the log", async () => {
    const invitation = "a-token-of-an-invitation";
    const password = "not to be told";
    await ask(`/invitations/${invitation}`);
    await ask(`/invitations/${invitation}:accept`, { method: "POST", headers: signedIn() });
    await ask(`/invitations%2F${invitation}?token=${invitation}`);
    await ask("/auth/credentials", {
      method: "POST",
      headers: json,
      body: JSON.stringify({ handle: "admin", password }),
    });
    await ask(`/user?token=${api().adminToken}`, { headers: signedIn() });
    const text = written.join("");
    expect(text).toContain("/api/v1/invitations/…");
    for (const secret of [invitation, password, api().adminToken]) expect(text).not.toContain(secret);
  });

  it("that fails without our expecting it is told by an id alone, under which the log has it all", async () => {
    const { answer: fine } = await ask("/user/keys", { headers: signedIn() });
    expect(fine.status).toBe(200);
    await sql`alter table api_keys rename to api_keys_kept`.execute(api().app.db.query);
    const { answer, lines } = await ask("/user/keys", { headers: signedIn() });
    await sql`alter table api_keys_kept rename to api_keys`.execute(api().app.db.query);
    expect(answer.status).toBe(500);
    const problem = await answer.json();
    const [, id] = /^Something went wrong on our side\. If you ask about it, name (\S+)\.$/.exec(problem.detail) ?? [];
    expect(id).toMatch(ID);
    expect(problem).toEqual({
      type: "urn:earmark:problem:internal",
      title: "Something went wrong on our side",
      status: 500,
      detail: problem.detail,
      message: problem.detail,
      instance: "/api/v1/user/keys",
      code: "internal",
    });
    const requestId = answer.headers.get("x-request-id");
    const error = { id, requestId, msg: "unexpected error", err: { message: expect.stringContaining("api_keys") } };
    expect(lines).toMatchObject([error, { requestId, status: 500 }]);
  });

  it("whose very sender cannot be looked up is answered all the same", async () => {
    await sql`alter table tokens rename to tokens_kept`.execute(api().app.db.query);
    const { answer } = await ask("/user", { headers: signedIn() });
    await sql`alter table tokens_kept rename to tokens`.execute(api().app.db.query);
    expect(answer.status).toBe(500);
    expect(answer.headers.get("x-request-id")).toMatch(ID);
    expect(JSON.stringify(await answer.json())).not.toContain("tokens");
  });
});
