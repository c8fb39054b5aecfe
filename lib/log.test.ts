import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLogger, strikeOut, toFile } from "./log.ts";

describe("the file of the log", () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "earmark-log-"));
    file = path.join(folder, "earmark.log");
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("holds what the logger is told, and nobody else may read it", async () => {
    const log = createLogger({ level: "warn", file, name: "test" });
    log.info("not this");
    log.child({ requestId: "r-1" }).warn({ status: 503 }, "but this");
    const [line, ...rest] = (await readFile(file, "utf8")).split("\n");
    expect(rest).toEqual([""]);
    expect(JSON.parse(line ?? "")).toMatchObject({ name: "test", requestId: "r-1", status: 503, msg: "but this" });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("makes room for a new one when it is full, and keeps one old one", async () => {
    const stream = toFile(file, 20);
    for (let n = 0; n < 7; n++) stream.write(`line number ${n}\n`);
    expect((await readdir(folder)).sort()).toEqual(["earmark.log", "earmark.log.1"]);
    expect(await readFile(`${file}.1`, "utf8")).toBe("line number 4\nline number 5\n");
    expect(await readFile(file, "utf8")).toBe("line number 6\n");
  });

  it("is given up where it cannot be written", () => {
    toFile(path.join(folder, "absent", "earmark.log")).write("a line\n");
  });
});

describe("strikeOut", () => {
  it.each([
    ["a field that is one", { password: 'sec"ret' }],
    ["a field with more to its name", { newPassword: "secret", tokenHash: "secret" }],
    [
      "fields further down",
      { request: { headers: { cookie: "a=secret; b=secret", "set-cookie": ["secret", "secret"] } } },
    ],
    ["a header within a text", { message: "authorization: Bearer secret was refused" }],
    ["a session token", { text: "with earmark_session_secret-secret_secret" }],
    ["an API key", { text: "with earmark_key_secret-secret_secret." }],
    ["an invitation", { path: "/api/v1/invitations/secret:accept" }],
    ["an invitation in a query", { path: "/sign-in?next=%2Finvitations%2Fsecret%2F" }],
    ["the address of the database", { url: "postgres://earmark:secret@host/db", other: "postgresql://:sec@ret@host" }],
  ])("strikes out %s, and leaves JSON", (_name, entry) => {
    const line = strikeOut(JSON.stringify({ before: "kept", ...entry, after: "kept" }));
    expect(line).not.toMatch(/sec|ret/);
    expect(JSON.parse(line)).toMatchObject({ before: "kept", after: "kept" });
  });

  it("leaves everything else alone", () => {
    const line = JSON.stringify({ path: "/api/v1/orgs/one/invitations", id: "0b5", msg: "the password was wrong" });
    expect(strikeOut(line)).toBe(line);
  });
});
