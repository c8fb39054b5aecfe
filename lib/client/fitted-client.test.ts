import { describe, expect, it } from "vitest";
import { createApiClient } from "./client.ts";
import { fitClient } from "./fitted-client.ts";
import { type Offer, publishedOffer, wholeOffer } from "./offer.ts";

const params = { owner: "ada", space: "main" };
const DAY = "2026-01-01T00:00:00.000000Z";

function audioOf(number: number) {
  const handle = `a${number}`;
  const counts = { voiceprints: 0, verifications: 0 };
  const unknown = { alias: null, duration: null, sampleRate: null, identity: null, uploadedAt: null };
  return { id: handle, handle, state: "avaitingFile", createdAt: DAY, ...counts, ...unknown };
}

/** A server that sorts upwards alone, with audios from 1 on; it says what it was asked. */
function serverOf(total: number, { mostPerPage = 50, saysTotal = true } = {}) {
  const asked: string[] = [];
  const headersSeen: string[][] = [];
  const answer = (request: Request): Response => {
    const { searchParams } = new URL(request.url);
    asked.push(searchParams.toString());
    headersSeen.push([...request.headers.keys()]);
    if (request.method === "POST") return Response.json(audioOf(0), { status: 201 });
    if (searchParams.get("sort") !== "createdAt")
      return Response.json({ message: "Sort by createdAt." }, { status: 400 });
    const size = Math.min(Number(searchParams.get("page-size")), mostPerPage);
    const start = (Number(searchParams.get("page") ?? 1) - 1) * size;
    const items = Array.from({ length: Math.max(0, Math.min(size, total - start)) }, (_none, index) =>
      audioOf(start + index + 1),
    );
    const paging = { "page-size": `${size}`, ...(saysTotal ? { "item-total": `${total}` } : {}) };
    return Response.json(items, { headers: paging });
  };
  const clientOf = (offer: Offer) =>
    fitClient(
      createApiClient({ baseUrl: "http://api.example.org/v1", transport: async (request) => answer(request) }),
      async () => offer,
    );
  return { asked, headersSeen, clientOf };
}

async function numbersOf(server: ReturnType<typeof serverOf>, page: number, pageSize: number) {
  const query = { sort: "-createdAt", page, "page-size": pageSize };
  const found = await server.clientOf(publishedOffer).list("listAudios", { params, query });
  return { ...found, numbers: found.items.map(({ handle }) => Number(handle.slice(1))) };
}

describe("a list that a server sorts upwards alone", () => {
  it.each([
    { total: 0, page: 1, size: 5, numbers: [], calls: 1 },
    { total: 3, page: 1, size: 5, numbers: [3, 2, 1], calls: 1 },
    { total: 5, page: 1, size: 5, numbers: [5, 4, 3, 2, 1], calls: 1 },
    { total: 12, page: 1, size: 5, numbers: [12, 11, 10, 9, 8], calls: 3 },
    { total: 12, page: 2, size: 5, numbers: [7, 6, 5, 4, 3], calls: 2 },
    { total: 12, page: 3, size: 5, numbers: [2, 1], calls: 1 },
    { total: 12, page: 4, size: 5, numbers: [], calls: 1 },
    { total: 10, page: 1, size: 5, numbers: [10, 9, 8, 7, 6], calls: 2 },
  ])("is read from its end: page $page of $total by $size", async ({ total, page, size, numbers, calls }) => {
    const server = serverOf(total);
    const found = await numbersOf(server, page, size);
    expect(found.numbers).toEqual(numbers);
    expect(found).toMatchObject({ page, pageSize: size, pages: Math.ceil(total / size), total, nextCursor: null });
    expect(server.asked).toHaveLength(calls);
  });

  it("is put together of shorter pages, where the server gives no longer ones", async () => {
    const { numbers } = await numbersOf(serverOf(23, { mostPerPage: 3 }), 2, 8);
    expect(numbers).toEqual([15, 14, 13, 12, 11, 10, 9, 8]);
  });

  it("comes as it is where the server does not say how long it is", async () => {
    const { numbers } = await numbersOf(serverOf(7, { saysTotal: false }), 1, 5);
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
  });

  it("is asked for once where the server sorts downwards itself", async () => {
    const server = serverOf(1);
    const query = { sort: "-createdAt" };
    await expect(server.clientOf(wholeOffer).list("listAudios", { params, query })).rejects.toThrow("Sort by");
    expect(server.asked).toEqual(["sort=-createdAt"]);
  });
});

describe("a header that is ours", () => {
  const headers = { prefer: "wait=0", "idempotency-key": "0123456789abcdef", "x-else": "kept" };
  const sent = async (offer: Offer) => {
    const { headersSeen, clientOf } = serverOf(0);
    await clientOf(offer).call("createAudio", { params, body: "{}", headers });
    return headersSeen[0]?.filter((name) => name in headers);
  };

  it("is sent to a server that takes it, and to no other", async () => {
    expect(await sent(wholeOffer)).toEqual(["idempotency-key", "prefer", "x-else"]);
    expect(await sent(publishedOffer)).toEqual(["x-else"]);
    const takes: Offer["takes"] = (_name, word) => word === "prefer";
    expect(await sent({ ...publishedOffer, takes })).toEqual(["prefer", "x-else"]);
  });
});
