import { describe, expect, it } from "vitest";
import { signInPath, toNextPath } from "./next-path.ts";

describe("toNextPath", () => {
  it.each([
    ["/admin/main", "/admin/main"],
    ["/admin/main?search=a%20b&page=2", "/admin/main?search=a%20b&page=2"],
    ["/admin/main/audios/x", "/admin/main/audios/x"],
    ["/a?to=http://evil.example", "/a?to=http://evil.example"],
    ["/", "/"],
  ])("keeps %s", (asked, expected) => {
    expect(toNextPath(asked)).toBe(expected);
  });

  it.each([
    ["nothing", undefined],
    ["an array", ["/a"]],
    ["an empty text", ""],
    ["a scheme", "https://evil.example"],
    ["a scheme without slashes", "https:evil.example"],
    ["a script", "javascript:alert(1)"],
    ["another host", "//evil.example"],
    ["another host by backslash", "/\\evil.example"],
    ["another host by two backslashes", "\\\\evil.example"],
    ["a backslash later", "/a\\b"],
    ["another host behind a tab", "/\t/evil.example"],
    ["another host behind a line end", "/\n/evil.example"],
    ["another host behind dots", "/..//evil.example"],
    ["another host behind a dot", "/.//evil.example"],
    ["a relative path", "admin/main"],
    ["a leading space", " /admin"],
    ["the sign-in page itself", "/sign-in?next=/a"],
    ["an address of the API", "/api/auth/signout"],
  ])("goes home for %s", (_name, asked) => {
    expect(toNextPath(asked)).toBe("/");
  });
});

describe("signInPath", () => {
  it.each([
    ["/", false, "/sign-in"],
    ["/admin/main?page=2", false, "/sign-in?next=%2Fadmin%2Fmain%3Fpage%3D2"],
    ["/", true, "/sign-in?expired=1"],
    ["//evil", true, "/sign-in?expired=1"],
  ])("%s, expired: %s", (path, hasExpired, expected) => {
    expect(signInPath(path, hasExpired)).toBe(expected);
  });
});
