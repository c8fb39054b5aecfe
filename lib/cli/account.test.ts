import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findAccount, forgetAccount, isOverheard, keepAccount, toBaseUrl, toToken } from "./account.ts";
import { UsageError } from "./usage.ts";

const kept = { url: "http://localhost:3000/api/v1", handle: "ada", token: "secret-token", key: "a-key" };

describe("the account", () => {
  let folder: string;
  let env: NodeJS.ProcessEnv;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "earmark-cli-"));
    env = { NODE_ENV: "test", XDG_CONFIG_HOME: folder };
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("is kept where only its user can read it, even over a file that others could read", async () => {
    const file = await keepAccount(env, kept);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
    await writeFile(file, "{}", { mode: 0o644 });
    await keepAccount(env, kept);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual(kept);
  });

  it("is found again until it is forgotten", async () => {
    expect(await findAccount(env)).toBeNull();
    await keepAccount(env, kept);
    expect(await findAccount(env)).toEqual(kept);
    await forgetAccount(env);
    expect(await findAccount(env)).toBeNull();
  });

  it("of the environment counts before the kept one", async () => {
    await keepAccount(env, kept);
    const given = { ...env, EARMARK_URL: "https://other.example.org", EARMARK_KEY: "k" };
    expect(await findAccount(given)).toMatchObject({ url: "https://other.example.org/api/v1", token: "k" });
  });

  it("is never sent to another server than its own", async () => {
    await keepAccount(env, kept);
    await expect(findAccount({ ...env, EARMARK_URL: "https://other.example.org" })).rejects.toThrow(UsageError);
    await expect(findAccount({ ...env, EARMARK_KEY: "k" })).rejects.toThrow("EARMARK_URL");
  });

  it("that is damaged is told with what to do", async () => {
    const file = await keepAccount(env, kept);
    await writeFile(file, '{"url": "http://loc');
    await expect(findAccount(env)).rejects.toThrow("earmark login");
  });
});

describe("the address of a server", () => {
  it.each([
    ["a site", "https://earmark.example.org", "https://earmark.example.org/api/v1"],
    ["a site with a slash", "https://earmark.example.org/", "https://earmark.example.org/api/v1"],
    ["a host and port", "localhost:3000", "http://localhost:3000/api/v1"],
    ["a name alone", "earmark.local", "http://earmark.local/api/v1"],
    ["an API", "https://api.example.org/v1", "https://api.example.org/v1"],
    ["an API with a slash", "https://api.example.org/v1/", "https://api.example.org/v1"],
  ])("%s", (_name, text, expected) => {
    expect(toBaseUrl(text)).toBe(expected);
  });

  it.each([
    ["http://earmark.example.org/api/v1", true],
    ["http://127.example.org/api/v1", true],
    ["http://192.168.0.7:3000/api/v1", true],
    ["https://earmark.example.org/api/v1", false],
    ["http://localhost:3000/api/v1", false],
    ["http://127.0.0.1:3000/api/v1", false],
    ["http://[::1]:3000/api/v1", false],
  ])("%s can be overheard: %s", (url, expected) => {
    expect(isOverheard(url)).toBe(expected);
  });

  it.each(["", "ftp://example.org", "https://", "https://user:password@example.org", "https://a.example/?q", "a b"])(
    "%j is none",
    (text) => {
      expect(() => toBaseUrl(text)).toThrow(UsageError);
    },
  );
});

it("refuses a key that no header can carry, without repeating it", () => {
  expect(toToken("abc")).toBe("abc");
  for (const text of ["secret\nx", "secret x", "secrét"]) {
    expect(() => toToken(text)).toThrow(/^The key holds a character that no key has\.$/);
  }
});
