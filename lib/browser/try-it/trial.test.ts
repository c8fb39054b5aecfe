import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { toCurl } from "./to-curl.ts";
import { type Trial, toJsonFrame, toTrialHeaders, toTrialPath } from "./trial.ts";

const place = (name: string, where: string, isList = false) => ({ name, in: where, isList });

describe("the address of a trial", () => {
  it("has each variable in its place, and the query that was filled in", () => {
    const parameters = [
      place("owner", "path"),
      place("search", "query"),
      place("page", "query"),
      place("handle", "query", true),
    ];
    const values = { "path owner": "ada/..", "query search": "a&b", "query page": " ", "query handle": "x, y" };
    expect(toTrialPath("/spaces/{owner}", parameters, values)).toBe("/spaces/ada%2F..?search=a%26b&handle=x&handle=y");
    expect(toTrialPath("/spaces/{owner}", parameters, {})).toBe("/spaces/{owner}");
  });

  it("has no empty headers", () => {
    const parameters = [place("Prefer", "header"), place("If-Match", "header"), place("Prefer", "query")];
    expect(toTrialHeaders(parameters, { "header Prefer": " wait=0 " })).toEqual({ Prefer: "wait=0" });
  });
});

describe("the frame of a file in JSON", () => {
  it.each([
    ["{}", '{"file":""}'],
    ['{"alias": "a \\"b\\""}', '{"alias":"a \\"b\\"","file":""}'],
    ['{"file": "old", "name": null}', '{"name":null,"file":""}'],
  ])("makes of %s an object with the file in it", (text, whole) => {
    const frame = toJsonFrame(text, "file");
    expect(`${frame?.head}${frame?.tail}`).toBe(whole);
  });

  it.each(["", "[]", "null", '"a"', "{"])("does not exist around %j", (text) => {
    expect(toJsonFrame(text, "file")).toBeNull();
  });
});

/** What curl is called with, and what it reads, as bash makes it of a command. */
function callInBash(command: string): { args: string[]; input: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "earmark-curl-"));
  writeFileSync(path.join(folder, "it's $HOME.mp3"), "sound");
  const stub = `curl() { printf '%s\\0' "$@"; [[ "$*" == *@-* ]] && cat; return 0; }; KEY=secret; `;
  const said = execFileSync("bash", ["-c", stub + command], { cwd: folder, encoding: "utf8" }).split("\0");
  rmSync(folder, { recursive: true });
  return { args: said.slice(0, -1), input: said.at(-1) ?? "" };
}

const file = new File(["sound"], "it's $HOME.mp3");
const trial: Trial = { method: "GET", path: "/user", headers: {}, body: null, isOpen: false };
const API = "http://localhost:3000/api/v1";

describe("the command of a trial", () => {
  it("asks for the same, with the key by its name", () => {
    const command = toCurl({ ...trial, path: "/user/keys?search=a%26b", headers: { "If-Match": `"'$(id)"` } }, API);
    expect(command).toContain('"Authorization: Bearer $KEY"');
    expect(callInBash(command).args).toEqual([
      "-sS",
      `${API}/user/keys?search=a%26b`,
      "-H",
      "Authorization: Bearer secret",
      "-H",
      `If-Match: "'$(id)"`,
    ]);
  });

  it("sends JSON through a pipe, whatever is in it", () => {
    const text = `{"alias": "it's $(id) \\\\ %s"}`;
    const body = { contentType: "application/json", text, file: null, fileField: "file" };
    const { args, input } = callInBash(toCurl({ ...trial, method: "PATCH", body }, API));
    expect(args.slice(2)).toEqual([
      "-X",
      "PATCH",
      "-H",
      "Authorization: Bearer secret",
      "-H",
      "Content-Type: application/json",
      "--data-binary",
      "@-",
    ]);
    expect(input).toBe(text);
  });

  it("puts the Base64 of a file into JSON", () => {
    const body = { contentType: "application/json", text: '{"alias": null}', file, fileField: "file" };
    const { args, input } = callInBash(toCurl({ ...trial, method: "POST", body }, API));
    expect(JSON.parse(input)).toEqual({ alias: null, file: btoa("sound") });
    expect(args).not.toContain("-X");
  });

  it("sends a file as it is", () => {
    const body = { contentType: "application/octet-stream", text: null, file, fileField: null };
    const { args } = callInBash(toCurl({ ...trial, method: "POST", body }, API));
    expect(args.join(" ")).toMatch(/-X POST .*-T it's \$HOME\.mp3$/);
  });

  it.each([
    ["HEAD", ["--head"]],
    ["DELETE", ["-X", "DELETE"]],
  ])("asks with %s as curl has it", (method, args) => {
    expect(callInBash(toCurl({ ...trial, method, isOpen: true }, API)).args.slice(2)).toEqual(args);
  });
});
