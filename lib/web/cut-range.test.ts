import { describe, expect, it } from "vitest";
import { cutRange } from "./cut-range.ts";

const TEXT = "0123456789abcdef";
const ADDRESS = "http://localhost/file";

/** An answer with the whole text in pieces of three bytes, from a server without ranges. */
function whole(headers: Record<string, string> = {}): Response {
  const pieces = TEXT.match(/.{1,3}/g) ?? [];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
  return new Response(body, { headers: { "content-length": String(TEXT.length), etag: '"a"', ...headers } });
}

const ask = (headers: Record<string, string>) => new Request(ADDRESS, { headers });

describe("a range of a server that has none", () => {
  it.each([
    ["bytes=0-0", "0", "bytes 0-0/16"],
    ["bytes=2-7", "234567", "bytes 2-7/16"],
    ["bytes=10-", "abcdef", "bytes 10-15/16"],
    ["bytes=-3", "def", "bytes 13-15/16"],
    ["bytes=12-99", "cdef", "bytes 12-15/16"],
  ])("is cut out of the whole: %s", async (range, text, told) => {
    const response = cutRange(ask({ range }), whole());
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe(told);
    expect(response.headers.get("content-length")).toBe(String(text.length));
    expect(await response.text()).toBe(text);
  });

  it("beyond the end is refused", async () => {
    const response = cutRange(ask({ range: "bytes=16-" }), whole());
    expect([response.status, response.headers.get("content-range")]).toEqual([416, "bytes */16"]);
  });

  it("is told to be had where nothing was asked for", async () => {
    const response = cutRange(ask({}), whole());
    expect([response.status, response.headers.get("accept-ranges")]).toEqual([200, "bytes"]);
    expect(await response.text()).toBe(TEXT);
  });

  it("counts for the version that was meant", async () => {
    const asked = { range: "bytes=0-3" };
    expect(cutRange(ask({ ...asked, "if-range": '"a"' }), whole()).status).toBe(206);
    expect(cutRange(ask({ ...asked, "if-range": '"b"' }), whole()).status).toBe(200);
  });
});

it.each<[string, Response]>([
  ["that has ranges and gives the whole", whole({ "accept-ranges": "bytes" })],
  ["whose length is not known", new Response(TEXT)],
  ["that is a part already", new Response("012", { status: 206, headers: { "content-length": "3" } })],
  ["without a body", new Response(null, { status: 304 })],
])("an answer %s is left as it is", (_name, response) => {
  expect(cutRange(ask({ range: "bytes=0-3" }), response)).toBe(response);
});
