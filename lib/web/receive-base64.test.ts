import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createApiClient } from "../client/client.ts";
import { beginParts, receiveBase64, receivePart, toClipBody } from "./receive-base64.ts";

const params = { owner: "ada", space: "main", audio: "a1" };

/** An API that reads the whole body and answers what it got, or breaks the stream off as a real one would. */
function setUp() {
  const seen: { bytes?: Buffer; headers?: Headers; url?: string; hasFailed?: boolean } = {};
  const api = createApiClient({
    baseUrl: "http://localhost/api/v1",
    transport: async (request) => {
      seen.headers = request.headers;
      seen.url = request.url;
      try {
        seen.bytes = Buffer.from(await request.arrayBuffer());
      } catch {
        seen.hasFailed = true;
        return Response.json({ code: "interrupted", detail: "The upload broke off." }, { status: 400 });
      }
      return Response.json({ handle: "a1" });
    },
  });
  return { api, seen };
}

/** A request as Next hands it out: its body arrives in pieces that know nothing of groups of four. */
function toRequest(text: string, { pieceBytes = 1000, sha256 = "0".repeat(64) } = {}): Request {
  const bytes = Buffer.from(text);
  let at = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(new Uint8Array(bytes.subarray(at, at + pieceBytes)));
      at += pieceBytes;
    },
  });
  const init = { method: "POST", body, headers: { "x-file-sha256": sha256 }, duplex: "half" };
  return new Request("http://localhost/ada/main/audios/a1/file", init as RequestInit);
}

describe("receiveBase64", () => {
  it.each([1, 7, 1000, 65_537])("passes on the bytes behind text in pieces of %d", async (pieceBytes) => {
    const file = randomBytes(pieceBytes === 1 ? 1000 : 200_000);
    const sha256 = createHash("sha256").update(file).digest("hex");
    const { api, seen } = setUp();
    await receiveBase64(api, params, toRequest(file.toString("base64"), { pieceBytes, sha256 }));
    expect(seen.bytes?.equals(file)).toBe(true);
    expect(seen.url).toBe("http://localhost/api/v1/spaces/ada/main/audios/a1/file");
    const digest = Buffer.from(sha256, "hex").toString("base64");
    expect(seen.headers?.get("repr-digest")).toBe(`sha-256=:${digest}:`);
    expect(seen.headers?.get("prefer")).toBe("wait=0");
    expect(seen.headers?.get("content-type")).toBe("application/octet-stream");
  });

  it.each([
    ["a stray character", "AAAA*AAA"],
    ["the URL-safe alphabet", "AA-_"],
    ["a line feed", "AAAA\nAAA"],
    ["text after the padding", "AA==AAAA"],
    ["an end in the middle of a group", "AAAAA"],
  ])("names the fault of %s, and the API never sees a whole file", async (_name, text) => {
    const { api, seen } = setUp();
    await expect(receiveBase64(api, params, toRequest(text))).rejects.toMatchObject({ code: "badBase64", status: 400 });
    expect(seen.hasFailed).toBe(true);
  });

  it.each(["", "xyz", "A".repeat(64)])("wants the SHA-256 of the file, not %j", async (sha256) => {
    const { api, seen } = setUp();
    await expect(receiveBase64(api, params, toRequest("AAAA", { sha256 }))).rejects.toMatchObject({
      code: "badRequest",
    });
    expect(seen.url).toBeUndefined();
  });

  it.each([
    ["that the API refuses unread", "AAAA", "conflict", async () => undefined],
    ["with a fault in it", "AA*A", "badBase64", async (request: Request) => void (await request.arrayBuffer())],
  ])("takes in all of a body %s: its sender may listen only then", async (_name, text, code, read) => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulled++ < 1000) controller.enqueue(Buffer.from(text));
        else controller.close();
      },
    });
    const api = createApiClient({
      baseUrl: "http://localhost/api/v1",
      transport: async (request) => {
        await read(request);
        return Response.json({ code: "conflict", detail: "It has its file." }, { status: 409 });
      },
    });
    const init = { method: "POST", body, headers: { "x-file-sha256": "0".repeat(64) }, duplex: "half" } as RequestInit;
    const request = new Request("http://localhost/x", init);
    await expect(receiveBase64(api, params, request)).rejects.toMatchObject({ code });
    await expect.poll(() => pulled).toBe(1001);
  });

  it("reads no faster than the API does", async () => {
    let pulled = 0;
    let pulledMeanwhile = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulled++ < 1000) controller.enqueue(new Uint8Array(4096).fill(65));
        else controller.close();
      },
    });
    const api = createApiClient({
      baseUrl: "http://localhost/api/v1",
      transport: async (request) => {
        const reader = request.body?.getReader();
        await reader?.read();
        await new Promise((resolve) => setTimeout(resolve, 50));
        pulledMeanwhile = pulled;
        await reader?.cancel();
        return Response.json({ handle: "a1" });
      },
    });
    const headers = { "x-file-sha256": "0".repeat(64) };
    const init = { method: "POST", body, headers, duplex: "half" } as RequestInit;
    await receiveBase64(api, params, new Request("http://localhost/x", init));
    expect(pulledMeanwhile).toBeLessThan(10);
  });
});

describe("a file in parts", () => {
  /** An API that says where the next part begins. */
  function setUpParts(status: number, offset: string | null) {
    const seen: { bytes?: Buffer; headers?: Headers; method?: string } = {};
    const api = createApiClient({
      baseUrl: "http://localhost/api/v1",
      transport: async (request) => {
        seen.headers = request.headers;
        seen.method = request.method;
        seen.bytes = Buffer.from(await request.arrayBuffer());
        if (status === 409) return Response.json({ code: "conflict", detail: "It goes on at byte 7." }, { status });
        return new Response(null, { status, headers: offset === null ? {} : { "upload-offset": offset } });
      },
    });
    return { api, seen };
  }

  it("begins with its size, and goes on where the API is", async () => {
    const { api, seen } = setUpParts(201, "3000");
    const request = new Request("http://localhost/x", { method: "POST", headers: { "upload-length": "9000" } });
    expect(await beginParts(api, params, request)).toEqual({ offsetBytes: 3000 });
    expect([seen.method, seen.headers?.get("upload-length"), seen.headers?.get("tus-resumable")]).toEqual([
      "POST",
      "9000",
      "1.0.0",
    ]);
  });

  it("passes on the bytes of a part, from its own beginning", async () => {
    const { api, seen } = setUpParts(204, "7");
    const request = new Request("http://localhost/x", {
      method: "PATCH",
      headers: { "upload-offset": "3" },
      body: Buffer.from("part").toString("base64"),
    });
    expect(await receivePart(api, params, request)).toEqual({ offsetBytes: 7 });
    expect([seen.method, seen.headers?.get("upload-offset"), seen.bytes?.toString()]).toEqual(["PATCH", "3", "part"]);
    expect(seen.headers?.get("content-type")).toBe("application/offset+octet-stream");
  });

  it.each([
    ["that is no Base64", 204, "AA*A", "badBase64"],
    ["that begins elsewhere", 409, "AAAA", "conflict"],
    ["whose end the API does not tell", 204, "AAAA", "badAnswer"],
  ])("refuses a part %s", async (_name, status, body, code) => {
    const { api } = setUpParts(status, null);
    const request = new Request("http://localhost/x", { method: "PATCH", headers: { "upload-offset": "0" }, body });
    await expect(receivePart(api, params, request)).rejects.toMatchObject({ code });
  });
});

describe("toClipBody", () => {
  it("is the JSON of the fields and the text", () => {
    const body = toClipBody({ alias: 'say "hi"', sha256: null }, Buffer.from("AAAA"));
    expect(JSON.parse(Buffer.from(body).toString())).toEqual({ alias: 'say "hi"', sha256: null, file: "AAAA" });
  });

  it("needs no fields", () => {
    expect(Buffer.from(toClipBody({}, Buffer.from("AA=="))).toString()).toBe('{"file":"AA=="}');
  });

  it.each(['AAAA","identity":"x', "AA\\u0022", "AA\nA", "AAÄ", "AA-_"])("refuses %j", (text) => {
    expect(() => toClipBody({}, Buffer.from(text))).toThrow(/not valid Base64/);
  });
});
