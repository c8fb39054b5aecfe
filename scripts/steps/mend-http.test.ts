import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { PEER_HEADER } from "../../lib/domain/caller-address.ts";
import { EXACT_LENGTH_HEADER } from "../../lib/domain/exact-length.ts";
import { mendHttp } from "./mend-http.mjs";

/** Runs `work` against a server of our own making that has been mended. */
async function withServer(listener: http.RequestListener, work: (port: number) => Promise<void>): Promise<void> {
  const server = http.createServer(listener);
  mendHttp(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await work((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Asks for exactly this target, which `fetch` would put in order first. */
function ask(port: number, options: http.RequestOptions): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: "127.0.0.1", ...options }, async (response) => {
      resolve({ status: response.statusCode, text: Buffer.concat(await response.toArray()).toString() });
    });
    request.on("error", reject).end();
  });
}

it("tells the peer to the app and the exact length to the client", async () => {
  const seen: unknown[] = [];
  const listener: http.RequestListener = (request, response) => {
    seen.push(request.headers[PEER_HEADER]);
    response.setHeader(EXACT_LENGTH_HEADER, "11");
    response.write("hello ");
    response.end("world");
  };
  await withServer(listener, async (port) => {
    const response = await fetch(`http://127.0.0.1:${port}`, { headers: { [PEER_HEADER]: "6.6.6.6" } });
    expect(await response.text()).toBe("hello world");
    expect(response.headers.get("content-length")).toBe("11");
    expect(response.headers.has(EXACT_LENGTH_HEADER)).toBe(false);
    expect(seen).toEqual(["127.0.0.1"]);
    const head = await fetch(`http://127.0.0.1:${port}`, { method: "HEAD" });
    expect(head.headers.get("content-length")).toBe("11");
  });
});

const echo: http.RequestListener = ({ method, url }, response) => void response.end(`${method} ${url}`);

it.each([
  ["GET", "/api/v1/spaces/%E0%A4%A/x", "GET /api/v1/spaces/%25E0%25A4%25A/x"],
  ["GET", "/%", "GET /%25"],
  ["GET", "/%ff/%41?a=%ff&b=?", "GET /%25ff/%2541?a=%ff&b=?"],
  ["GET", "/%C3%A9/%2F?a=%", "GET /%C3%A9/%2F?a=%"],
  ["GET", "/a%20b", "GET /a%20b"],
  ["OPTIONS", "*", "OPTIONS /*"],
  ["TRACE", "/api/v1/user", "OPTIONS /api/v1/user"],
  ["PATCH", "/api/v1/user?x", "PATCH /api/v1/user?x"],
])("hands %s %s on as what can be answered", async (method, path, expected) => {
  await withServer(echo, async (port) => {
    expect((await ask(port, { method, path })).text).toBe(expected);
  });
});

it("leaves it to Node to refuse huge headers", async () => {
  await withServer(echo, async (port) => {
    const headers = { "x-huge": "x".repeat(20_000) };
    expect((await ask(port, { path: "/", headers })).status).toBe(431);
    expect((await ask(port, { path: `/${"x".repeat(20_000)}` })).status).toBe(431);
  });
});
