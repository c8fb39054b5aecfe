import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { startMinimalServer } from "../fixtures/minimal-server/server.ts";
import { PASSWORD } from "../fixtures/minimal-server/store.ts";
import { toneWav } from "../fixtures/tone.ts";
import { createCommandLine, signInWith } from "./support/cli.ts";
import { expect, receiptOf, receiptsOf, test } from "./support/cli-test.ts";

const tone = (hertz: number) => toneWav({ seconds: 0.5, sampleRateHz: 16_000, channels: 1, hertz });

test("signing in makes a key of this machine, and signing out deletes it; no secret is ever shown", async ({
  newUser,
  apiAs,
  baseURL,
}) => {
  const person = await newUser();
  const api = await apiAs(person);
  const keys = async () => (await api.list("listKeys", {})).items.map(({ alias }) => alias);
  const sessions = async () => (await api.list("listSessions", {})).items.length;
  const before = await sessions();
  const cli = createCommandLine();
  const secrets = [person.password];
  const noteToken = async () => secrets.push(JSON.parse(await readFile(cli.account, "utf8")).token);
  const results = [await signInWith(cli, person, baseURL ?? "")];
  await noteToken();
  expect(await keys()).toEqual([expect.stringMatching(/^earmark on /)]);
  expect(await sessions()).toBe(before);
  results.push(await cli.run(["whoami"]));
  expect(results[1]?.out).toBe(`${person.handle} (${person.handle}@example.org) on ${baseURL}/api/v1\n`);
  // Signing in once more leaves no unused key behind.
  results.push(await signInWith(cli, person, baseURL ?? ""));
  await noteToken();
  expect(await keys()).toHaveLength(1);
  results.push(await cli.run(["logout"]));
  expect(await keys()).toEqual([]);
  expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect(new Set(secrets).size).toBe(3);
  const told = results.map(({ out, err }) => out + err).join("");
  for (const secret of secrets) expect(told).not.toContain(secret);
  expect(await cli.run(["list"])).toMatchObject({ code: 4, err: expect.stringContaining("earmark login") });
  await cli.remove();
});

test("a wrong password ends with 4; a key in the environment needs no signing in", async ({
  newUser,
  apiAs,
  baseURL,
}) => {
  const person = await newUser();
  const cli = createCommandLine();
  expect((await signInWith(cli, { ...person, password: "not this one" }, baseURL ?? "")).code).toBe(4);
  const { token } = await (await apiAs(person)).call("createKey", { body: { handle: "script" } });
  const env = { EARMARK_URL: baseURL ?? "", EARMARK_KEY: token };
  expect(await cli.run(["whoami"], { env })).toMatchObject({ code: 0, out: expect.stringContaining(person.handle) });
  expect((await cli.run(["whoami"], { env: { ...env, EARMARK_KEY: `${token}x` } })).code).toBe(4);
  await cli.remove();
});

test("a folder is uploaded once, however often, and refused files are told with their reason", async ({
  cli,
  folder,
  person,
  apiAs,
}) => {
  await mkdir(path.join(folder, "within"));
  await writeFile(path.join(folder, "one.wav"), tone(300));
  await writeFile(path.join(folder, "within/new\nline 😀.wav"), tone(310));
  await writeFile(path.join(folder, "within/broken.mp3"), "a shopping list");
  await writeFile(path.join(folder, "empty.wav"), "");
  await writeFile(path.join(folder, "notes.txt"), "left out");
  const first = await cli.run(["upload", folder]);
  expect(first.code).toBe(3);
  expect(first.out.match(/^uploaded /gm)).toHaveLength(2);
  expect(first.out).toContain("within/new\\nline 😀.wav");
  expect(first.err).toMatch(/^refused .*empty\.wav: The file is empty/m);
  expect(first.err).toMatch(/^refused .*broken\.mp3: This is not an audio or video file/m);
  expect(first.err).toContain("2 of 4 files on the server: 2 uploaded; 2 refused.");
  const second = await cli.run(["upload", folder, "--json"]);
  expect(second.code).toBe(3);
  const receipts = receiptsOf(second.out);
  expect(receipts.map(({ status }) => status).sort()).toEqual(["alreadyThere", "alreadyThere", "refused", "refused"]);
  expect(receipts.find(({ alias }) => alias === "one")).toMatchObject({
    verified: true,
    state: "available",
    error: null,
  });
  expect(receipts.map(({ path: file }) => path.relative(folder, file))).toContain("within/new\nline 😀.wav");
  const client = await apiAs(person);
  const { items } = await client.list("listAudios", { params: { owner: person.handle, space: "main" } });
  expect(items.map(({ state }) => state).sort()).toEqual(["available", "available", "notAvailable"]);
});

test("from standard input, with an alias and an identity", async ({ cli, person, apiAs }) => {
  const client = await apiAs(person);
  const params = { owner: person.handle, space: "main" };
  await client.call("createIdentity", { params, body: { handle: "bob" } });
  const args = ["upload", "-", "--name", "memo.wav", "--alias", "A memo", "--identity", "bob", "--json"];
  const result = await cli.run([...args, "--space", `${person.handle}/main`], { stdin: tone(320) });
  expect(result.code).toBe(0);
  const receipt = receiptOf(result.out);
  expect(receipt).toMatchObject({ status: "uploaded", alias: "A memo", duration: "PT0.500S", verified: true });
  const audio = await client.call("getAudio", { params: { ...params, audio: receipt.audio } });
  expect(audio).toMatchObject({ identity: { handle: "bob" }, source: { name: "memo.wav" } });
});

test("list, get, download and delete", async ({ cli, folder }) => {
  await writeFile(path.join(folder, "tone.wav"), tone(330));
  const { audio } = receiptOf((await cli.run(["upload", path.join(folder, "tone.wav"), "--json"])).out);
  expect((await cli.run(["list"])).out.split("\t").slice(0, 3)).toEqual([audio, "available", "0:00.5"]);
  expect((await cli.run(["list", "--search", "nothing like it"])).out).toBe("");
  expect((await cli.run(["get", audio])).out).toMatch(/^length +0:00\.5$/m);
  const target = path.join(folder, "back.wav");
  expect((await cli.run(["download", audio, "-o", target])).code).toBe(0);
  expect((await readFile(target)).equals(tone(330))).toBe(true);
  expect(await cli.run(["download", audio, "-o", target])).toMatchObject({
    code: 1,
    err: expect.stringContaining("--force"),
  });
  expect((await cli.run(["download", audio, "-o", target, "--force"])).code).toBe(0);
  expect((await cli.run(["delete", audio])).code).toBe(2);
  expect((await cli.run(["delete", audio, "--yes"])).code).toBe(0);
  expect((await cli.run(["get", audio])).code).toBe(1);
  // Deleted on purpose, and uploaded on purpose.
  const again = receiptOf((await cli.run(["upload", path.join(folder, "tone.wav"), "--json"])).out);
  expect(again).toMatchObject({ status: "uploaded", verified: true });
  expect(again.audio).not.toBe(audio);
});

test("a download that finds the rest of an unknown version begins anew, and leaves nothing beside the file", async ({
  cli,
  folder,
}) => {
  await writeFile(path.join(folder, "tone.wav"), tone(340));
  const { audio } = receiptOf((await cli.run(["upload", path.join(folder, "tone.wav"), "--json"])).out);
  const target = path.join(folder, "back.wav");
  await writeFile(`${target}.part`, "other bytes");
  expect((await cli.run(["download", audio, "-o", target])).code).toBe(0);
  expect((await readFile(target)).equals(tone(340))).toBe(true);
  await expect(stat(`${target}.part`)).rejects.toThrow("ENOENT");
});

const MISTAKES: [args: string, code: number, message: string][] = [
  ["", 2, "earmark upload"],
  ["uplaod", 2, "There is no command"],
  ["upload", 2, "Name what to upload"],
  ["upload nowhere.wav", 2, "There is no file or folder"],
  ["upload package.json --space main", 2, "owner/space"],
  ["upload package.json --space nobody/main", 2, "There is no space"],
  ["upload package.json --identity nobody", 2, "There is no identity"],
  ["upload package.json --jobs 0", 2, "--jobs"],
  ["upload package.json tsconfig.json --alias x", 2, "--alias"],
  ["upload e2e", 2, "no file of a format"],
  ["upload fixtures/files --what", 2, "--what"],
  ["list --state odd", 2, "--state"],
  ["download nothing-here", 1, "nothing-here"],
];

test("mistakes are told with their code, and nothing is done", async ({ cli }) => {
  for (const [args, code, message] of MISTAKES) {
    const result = await cli.run(args.split(" ").filter(Boolean));
    expect(result, args).toMatchObject({ code, out: "", err: expect.stringContaining(message) });
  }
  expect(await cli.run(["list"])).toMatchObject({ code: 0, out: "" });
});

test("a server that has the published contract alone is served as well", async ({ folder }) => {
  const server = await startMinimalServer();
  const cli = createCommandLine();
  try {
    const space = "ada/field";
    expect((await signInWith(cli, { handle: "ada", password: PASSWORD }, server.url)).code).toBe(0);
    await writeFile(path.join(folder, "small.wav"), tone(350));
    await writeFile(path.join(folder, "large.wav"), toneWav({ seconds: 30, sampleRateHz: 16_000, channels: 1 }));
    for (const status of ["uploaded", "alreadyThere"]) {
      const { code, out } = await cli.run(["upload", folder, "--space", space, "--json"]);
      expect([code, receiptsOf(out).map((receipt) => receipt.status)]).toEqual([0, [status, status]]);
    }
    const listed = await cli.run(["list", "--space", space, "--state", "available"]);
    expect(listed.out.trim().split("\n")).toHaveLength(2);
    const strays = server.log.filter(({ isStray }) => isStray).map(({ request }) => request);
    expect(new Set(strays)).toEqual(new Set(["DELETE /v1/auth/session", "GET /v1/openapi.json"]));
  } finally {
    await cli.remove();
    await server.end();
  }
});

test("help teaches, to everybody", async () => {
  const cli = createCommandLine();
  for (const args of [["help"], ["--help"], ["help", "upload"], ["upload", "--help"], ["login", "-h"]]) {
    const { code, out, err } = await cli.run(args);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/earmark (login|upload)/);
    for (const line of out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(100);
  }
  await cli.remove();
});
