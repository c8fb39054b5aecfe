import { describe, expect, it } from "vitest";
import { isSameOrigin } from "./same-origin.ts";

function request(headers: Record<string, string>): Request {
  return new Request("http://localhost:3000/admin/main/audios/a/file", { method: "POST", headers });
}

describe("isSameOrigin", () => {
  it.each([
    ["fetch metadata says same-origin", { "sec-fetch-site": "same-origin", origin: "http://elsewhere" }, true],
    [
      "fetch metadata says same-site",
      { "sec-fetch-site": "same-site", origin: "http://a:3000", host: "a:3000" },
      false,
    ],
    ["fetch metadata says cross-site", { "sec-fetch-site": "cross-site" }, false],
    ["fetch metadata says none", { "sec-fetch-site": "none", host: "a", origin: "http://a" }, false],
    ["origin and host agree", { origin: "http://10.0.0.5:3000", host: "10.0.0.5:3000" }, true],
    ["they agree but for the case", { origin: "http://box", host: "BOX" }, true],
    ["another port", { origin: "http://box:3001", host: "box:3000" }, false],
    ["another host", { origin: "http://evil", host: "box" }, false],
    ["host as a mere prefix", { origin: "http://box.evil", host: "box" }, false],
    ["an opaque origin", { origin: "null", host: "box" }, false],
    ["host in the origin's user part", { origin: "http://box@evil", host: "box" }, false],
    ["no origin", { host: "box" }, false],
    ["no host", { origin: "http://box" }, false],
    ["nothing at all", {}, false],
  ])("%s → %j", (_name, headers, expected) => {
    expect(isSameOrigin(request(headers as Record<string, string>))).toBe(expected);
  });
});
