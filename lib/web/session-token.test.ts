import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { openSession, sealSession, secondsLeft, sessionCookieName } from "./session-token.ts";

const SECRET = "a secret of the tests, long enough";
const inOneHour = () => new Date(Date.now() + 3_600_000).toISOString();
const session = () => ({ handle: "ada", token: "token-of-the-api", expiresAt: inOneHour() });

describe("the sealed session", () => {
  it("opens to what was sealed", async () => {
    const original = session();
    expect(await openSession(await sealSession(original, SECRET), SECRET)).toEqual(original);
  });

  it("does not show the token", async () => {
    const sealed = await sealSession(session(), SECRET);
    const parts = sealed.split(".").map((part) => Buffer.from(part, "base64url").toString("latin1"));
    expect(parts.join("")).not.toContain("token-of-the-api");
  });

  it.each([
    ["nothing", undefined],
    ["an empty value", ""],
    ["noise", "not.a.token"],
  ])("is null for %s", async (_name, value) => {
    expect(await openSession(value, SECRET)).toBeNull();
  });

  it("is null under another secret", async () => {
    expect(await openSession(await sealSession(session(), SECRET), "another secret")).toBeNull();
  });

  it("is null once the API token has ended, even if the JWT has not", async () => {
    const token = { name: "ada", apiToken: "t", expiresAt: new Date(Date.now() - 1000).toISOString() };
    expect(await openSession(await encode({ token, secret: SECRET, maxAge: 3600 }), SECRET)).toBeNull();
  });

  it("is null when a claim is missing", async () => {
    const token = { name: "ada", expiresAt: inOneHour() };
    expect(await openSession(await encode({ token, secret: SECRET, maxAge: 3600 }), SECRET)).toBeNull();
  });
});

describe("secondsLeft", () => {
  const now = Date.parse("2026-01-01T00:00:00.000Z");
  it.each([
    ["2026-01-01T00:01:00.000000Z", 60],
    ["2026-01-01T00:00:00.900000Z", 0],
    ["2025-12-31T23:59:59.000000Z", 0],
    ["no date at all", 0],
  ])("%s → %d", (expiresAt, expected) => {
    expect(secondsLeft(expiresAt, now)).toBe(expected);
  });
});

it("names the cookie as next-auth does", () => {
  expect(sessionCookieName(false)).toBe("next-auth.session-token");
  expect(sessionCookieName(true)).toBe("__Secure-next-auth.session-token");
});
