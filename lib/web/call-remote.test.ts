import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createApiClient } from "../client/client.ts";
import { callRemote } from "./call-remote.ts";

const PATIENCE_MS = 50;
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Long after the patience is over. */
const later = (work: () => void) => setTimeout(work, PATIENCE_MS * 4);

describe("a call of a remote API", () => {
  it("that asks is given up when no answer begins", async () => {
    const address = await serve(() => undefined);
    await expect(callRemote(new Request(address), PATIENCE_MS)).rejects.toThrow("did not answer in time");
  });

  it("reads an answer to its end, however long that takes", async () => {
    const address = await serve((_request, response) => {
      response.write("begun, ");
      later(() => response.end("ended"));
    });
    const response = await callRemote(new Request(address), PATIENCE_MS);
    expect(await response.text()).toBe("begun, ended");
  });

  it("that sends waits for its answer", async () => {
    const address = await serve((_request, response) => void later(() => response.end("converted")));
    const response = await callRemote(new Request(address, { method: "POST", body: "{}" }), PATIENCE_MS);
    expect(await response.text()).toBe("converted");
  });

  it("follows nobody, so that the token stays where it belongs", async () => {
    const asked: string[] = [];
    const address = await serve((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      response.writeHead(307, { location: "/elsewhere" }).end();
    });
    const api = createApiClient({
      baseUrl: `${address}v1`,
      transport: (request) => callRemote(request),
      token: "secret",
    });
    await expect(api.call("getUser", {})).rejects.toMatchObject({ code: "badAnswer" });
    await expect(api.call("createKey", { body: { handle: "k" } })).rejects.toMatchObject({ code: "badAnswer" });
    expect(asked).toEqual(["GET /v1/user Bearer secret", "POST /v1/user/keys Bearer secret"]);
  });

  it("ends with its caller, and says so", async () => {
    const address = await serve(() => undefined);
    const caller = new AbortController();
    const call = callRemote(new Request(address, { signal: caller.signal }), 60_000);
    caller.abort();
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
  });
});
