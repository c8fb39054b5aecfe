import { describe, expect, it } from "vitest";
import { toOpenApi } from "../contract/openapi.ts";
import { keepOffer } from "./kept-offer.ts";
import { publishedOffer, wholeOffer } from "./offer.ts";
import { readOffer } from "./read-offer.ts";

const read = (answer: () => Response | Promise<Response>) =>
  readOffer({ baseUrl: "http://api.example.org/v1", transport: async () => answer() });

describe("reading what a server offers", () => {
  it("asks once, without a token, and follows nobody", async () => {
    const asked: Request[] = [];
    await readOffer({
      baseUrl: "http://api.example.org/v1",
      transport: async (request) => {
        asked.push(request);
        return new Response(null, { status: 302, headers: { location: "http://elsewhere.example.org/" } });
      },
    });
    expect(asked.map(({ url, redirect }) => [url, redirect])).toEqual([
      ["http://api.example.org/v1/openapi.json", "manual"],
    ]);
    expect(asked[0]?.headers.has("authorization")).toBe(false);
  });

  it("takes the description", async () => {
    const offer = await read(() => Response.json(toOpenApi("/v1")));
    expect(offer.serves("getLimits")).toBe(true);
    expect(offer.takes("createAudio", "idempotency-key")).toBe(true);
  });

  it.each<[string, () => Response]>([
    ["404", () => new Response("Not Found", { status: 404 })],
    ["401", () => Response.json({ message: "No token." }, { status: 401 })],
    ["501", () => Response.json({ message: "Not yet." }, { status: 501 })],
    ["500 for a path it does not know", () => new Response("oops", { status: 500 })],
    ["a page", () => new Response("<!doctype html><h1>Welcome</h1>", { headers: { "content-type": "text/html" } })],
    ["an empty body", () => new Response(null)],
    ["other JSON", () => Response.json({ hello: "world" })],
    ["JSON that is cut off", () => new Response('{"openapi":"3.1.0","paths":{')],
    ["more than any description has", () => new Response(`{"openapi":"3.1.0","x":"${"x".repeat(5 * 2 ** 20)}"}`)],
  ])("finds what is published behind %s", async (_name, answer) => {
    expect(await read(answer)).toBe(publishedOffer);
  });

  it.each([408, 429, 502, 503, 504])(
    "does not take a server that cannot answer now (%d) for one without",
    async (status) => {
      await expect(read(() => new Response(null, { status }))).rejects.toMatchObject({ code: "unreachable" });
    },
  );

  it("says that a server cannot be reached", async () => {
    const refused = read(() => Promise.reject(new TypeError("fetch failed")));
    await expect(refused).rejects.toMatchObject({ code: "unreachable" });
  });
});

describe("an offer that is kept", () => {
  it("is read once for many, and anew after five minutes, while the former one holds", async () => {
    let nowMs = 0;
    const answers = [publishedOffer, wholeOffer];
    let reads = 0;
    const load = keepOffer(
      async () => answers[reads++] ?? wholeOffer,
      () => nowMs,
    );
    expect(await Promise.all([load(), load(), load()])).toEqual([publishedOffer, publishedOffer, publishedOffer]);
    expect(reads).toBe(1);
    nowMs = 5 * 60_000;
    expect(await load()).toBe(publishedOffer);
    expect(await load()).toBe(wholeOffer);
    expect(reads).toBe(2);
  });

  it("forgets a failure, and holds on to the former one", async () => {
    let nowMs = 0;
    const answers: (() => Promise<typeof wholeOffer>)[] = [
      () => Promise.reject(new Error("down")),
      async () => wholeOffer,
      () => Promise.reject(new Error("down again")),
      async () => publishedOffer,
    ];
    const load = keepOffer(
      () => (answers.shift() as () => Promise<typeof wholeOffer>)(),
      () => nowMs,
    );
    await expect(load()).rejects.toThrow("down");
    expect(await load()).toBe(wholeOffer);
    nowMs = 10 * 60_000;
    expect(await load()).toBe(wholeOffer);
    await Promise.resolve();
    expect(await load()).toBe(wholeOffer);
    expect(await load()).toBe(publishedOffer);
  });
});
