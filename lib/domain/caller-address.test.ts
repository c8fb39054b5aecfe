import { describe, expect, it } from "vitest";
import { callerAddress, PEER_HEADER, UNKNOWN_ADDRESS } from "./caller-address.ts";

describe("callerAddress", () => {
  it.each([
    ["nothing known", {}, false, UNKNOWN_ADDRESS],
    ["the peer of the connection", { [PEER_HEADER]: "9.9.9.9" }, false, "9.9.9.9"],
    ["a forged header, no proxy", { "x-forwarded-for": "1.2.3.4", [PEER_HEADER]: "9.9.9.9" }, false, "9.9.9.9"],
    ["one entry behind a proxy", { "x-forwarded-for": "1.2.3.4", [PEER_HEADER]: "9.9.9.9" }, true, "1.2.3.4"],
    ["a forged entry before the proxy's own", { "x-forwarded-for": "6.6.6.6, 1.2.3.4" }, true, "1.2.3.4"],
    ["IPv6", { "x-forwarded-for": "2001:db8::1" }, true, "2001:db8::1"],
    ["a proxy that says nothing", {}, true, UNKNOWN_ADDRESS],
    ["an empty last entry", { "x-forwarded-for": "1.2.3.4, " }, true, UNKNOWN_ADDRESS],
  ])("%s", (_name, headers, trustProxy, expected) => {
    expect(callerAddress(new Headers(headers as Record<string, string>), trustProxy)).toBe(expected);
  });
});
