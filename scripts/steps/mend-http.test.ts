import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { PEER_HEADER } from "../../lib/domain/caller-address.ts";
import { EXACT_LENGTH_HEADER } from "../../lib/domain/exact-length.ts";
import { mendHttp } from "./mend-http.mjs";

it("tells the peer to the app and the exact length to the client", async () => {
  const seen: unknown[] = [];
  const server = http.createServer((request, response) => {
    seen.push(request.headers[PEER_HEADER]);
    response.setHeader(EXACT_LENGTH_HEADER, "11");
    response.write("hello ");
    response.end("world");
  });
  mendHttp(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}`, { headers: { [PEER_HEADER]: "6.6.6.6" } });
    expect(await response.text()).toBe("hello world");
    expect(response.headers.get("content-length")).toBe("11");
    expect(response.headers.has(EXACT_LENGTH_HEADER)).toBe(false);
    expect(seen).toEqual(["127.0.0.1"]);
    const head = await fetch(`http://127.0.0.1:${port}`, { method: "HEAD" });
    expect(head.headers.get("content-length")).toBe("11");
  } finally {
    server.close();
  }
});
