import { describe, expect, it } from "vitest";
import { etagOf, isNotModified } from "./preconditions.ts";

const VERSION = { etag: '"now"', modifiedAt: "2026-03-01T12:00:00.654321Z" };
const BEFORE = "Sun, 01 Mar 2026 11:59:59 GMT";
const THEN = "Sun, 01 Mar 2026 12:00:00 GMT";
const AFTER = "Sun, 01 Mar 2026 12:00:01 GMT";

function heed(method: string, headers: Record<string, string>, version: typeof VERSION | { etag: string } = VERSION) {
  try {
    return isNotModified(new Request("http://localhost", { method, headers }), version) ? 304 : 200;
  } catch (error) {
    return (error as { status: number }).status;
  }
}

describe.each(["GET", "HEAD"])("%s", (method) => {
  it.each<[Record<string, string>, number]>([
    [{}, 200],
    [{ "if-none-match": '"now"' }, 304],
    [{ "if-none-match": 'W/"now"' }, 304],
    [{ "if-none-match": '"then", "now"' }, 304],
    [{ "if-none-match": '"a,b","now"' }, 304],
    [{ "if-none-match": "*" }, 304],
    [{ "if-none-match": '"then"' }, 200],
    [{ "if-none-match": '"a,"now",b"' }, 200],
    [{ "if-none-match": "now" }, 200],
    [{ "if-none-match": "" }, 200],
    [{ "if-modified-since": THEN }, 304],
    [{ "if-modified-since": AFTER }, 304],
    [{ "if-modified-since": BEFORE }, 200],
    [{ "if-modified-since": "Sunday, 01-Mar-26 12:00:00 GMT" }, 304],
    [{ "if-modified-since": "Sun Mar  1 12:00:00 2026" }, 304],
    [{ "if-modified-since": "9999" }, 200],
    [{ "if-modified-since": "tomorrow" }, 200],
    [{ "if-none-match": '"then"', "if-modified-since": AFTER }, 200],
    [{ "if-match": '"now"' }, 200],
    [{ "if-match": '"then" , "now"' }, 200],
    [{ "if-match": "*" }, 200],
    [{ "if-match": 'W/"now"' }, 412],
    [{ "if-match": '"then"' }, 412],
    [{ "if-match": "now" }, 412],
    [{ "if-match": "" }, 412],
    [{ "if-match": '"now"', "if-none-match": '"now"' }, 304],
    [{ "if-match": '"then"', "if-none-match": '"now"' }, 412],
    [{ "if-match": '"now"', "if-unmodified-since": BEFORE }, 200],
    [{ "if-unmodified-since": BEFORE }, 412],
    [{ "if-unmodified-since": THEN }, 200],
    [{ "if-unmodified-since": "1" }, 200],
    [{ "if-unmodified-since": "Sunnyday" }, 200],
  ])("with %j is %i", (headers, status) => expect(heed(method, headers)).toBe(status));
});

describe.each(["PATCH", "PUT", "DELETE"])("%s", (method) => {
  it.each<[Record<string, string>, number]>([
    [{}, 200],
    [{ "if-match": '"now"' }, 200],
    [{ "if-match": '"then"' }, 412],
    [{ "if-none-match": '"now"' }, 412],
    [{ "if-none-match": "*" }, 412],
    [{ "if-none-match": '"then"' }, 200],
    [{ "if-modified-since": AFTER }, 200],
  ])("with %j is %i", (headers, status) => expect(heed(method, headers)).toBe(status));
});

it("ignores times where none is known", () => {
  expect(heed("GET", { "if-unmodified-since": BEFORE }, { etag: '"now"' })).toBe(200);
  expect(heed("GET", { "if-modified-since": AFTER }, { etag: '"now"' })).toBe(200);
});

it("gives every text a tag of its own, and the same text the same", () => {
  expect(etagOf("a")).toMatch(/^"[\w-]{43}"$/);
  expect(etagOf("a")).toBe(etagOf("a"));
  expect(etagOf("a")).not.toBe(etagOf("b"));
});
