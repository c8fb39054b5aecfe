import { describe, expect, it } from "vitest";
import { toApiAddress } from "./docs-address.ts";

const plain = { publicUrl: null, apiUrl: null, trustProxy: false, port: 3000 };

describe("the address that the documentation shows", () => {
  it.each([
    ["where the page was asked for", { host: "audio.lan:8080" }, {}, "http://audio.lan:8080/api/v1"],
    ["an IPv6 address", { host: "[::1]:3000" }, {}, "http://[::1]:3000/api/v1"],
    [
      "https, as a trusted proxy says",
      { host: "a.example", "x-forwarded-proto": "https" },
      { trustProxy: true },
      "https://a.example/api/v1",
    ],
    [
      "http, as nobody we trust says else",
      { host: "a.example", "x-forwarded-proto": "https" },
      {},
      "http://a.example/api/v1",
    ],
    [
      "PUBLIC_URL before all that",
      { host: "10.0.0.1" },
      { publicUrl: "https://a.example" },
      "https://a.example/api/v1",
    ],
    ["the remote API", { host: "a.example" }, { apiUrl: "https://b.example/v1" }, "https://b.example/v1"],
    ["this machine, without a Host", {}, { port: 8080 }, "http://localhost:8080/api/v1"],
  ])("is %s", (_name, headers, surroundings, address) => {
    expect(toApiAddress(new Headers(headers as Record<string, string>), { ...plain, ...surroundings })).toBe(address);
  });

  it.each(["a.example;rm -rf ~", "$(id)", "a.example/`id`", "'", "a b", "a.example:99999999", "user@a.example"])(
    "never repeats the Host %j inside of a command",
    (host) => {
      expect(toApiAddress(new Headers({ host }), plain)).toBe("http://localhost:3000/api/v1");
    },
  );
});
