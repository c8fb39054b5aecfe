import { once } from "node:events";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AudioChange } from "../../domain/audio-change.ts";
import { HEARTBEAT, toEventText } from "../../domain/event-stream.ts";
import { readStream } from "./read-stream.ts";

const change: AudioChange = { owner: "ada", space: "main", audio: "tone", kind: "audio" };
const text = toEventText({ event: "change", data: JSON.stringify(change) });
const headers = { "content-type": "text/event-stream" };
const patient = { timeout: 5000, interval: 5 };

let stopServer: () => void = () => undefined;
afterEach(() => {
  vi.useRealTimers();
  stopServer();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  stopServer = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/me/events`;
}

/** Reads what is served there. */
function read(address: string) {
  const heard: (AudioChange | null)[] = [];
  const stop = new AbortController();
  let opened = 0;
  const onOpen = () => {
    opened += 1;
  };
  const end = readStream(address, { onOpen, hear: (one) => heard.push(one), signal: stop.signal });
  return { heard, end, stop, opened: () => opened };
}

describe("a stream of changes", () => {
  it("is read as it comes, in whatever pieces, and ends when it ends", async () => {
    let answer: ServerResponse | undefined;
    const { heard, end, opened } = read(
      await serve((_request, response) => {
        response.writeHead(200, headers);
        response.write(`retry: 3000\n\n${text.slice(0, 20)}`);
        answer = response;
      }),
    );
    await expect.poll(opened, patient).toBe(1);
    answer?.write(text.slice(20));
    await expect.poll(() => heard, patient).toEqual([change]);
    answer?.end(`event: resync\ndata: {}\n\n${HEARTBEAT}event: weather\ndata: {}\n\nevent: change\ndata: {"au\n\n`);
    expect(await end).toMatchObject({ result: "ended", afterMs: 0 });
    expect(heard).toEqual([change, null]);
  });

  it.each([204, 401, 403, 404, 501])("is refused with %i", async (status) => {
    const { end, opened } = read(await serve((_request, response) => response.writeHead(status).end()));
    expect(await end).toEqual({ result: "refused" });
    expect(opened()).toBe(0);
  });

  it.each<[string, number, Record<string, string>, number]>([
    ["there are too many of", 429, { "retry-after": "30" }, 30_000],
    ["is not to be had just now", 503, {}, 0],
    ["a proxy has broken off", 502, { "retry-after": "soon" }, 0],
    ["is a page instead", 200, { "content-type": "text/html" }, 0],
  ])("that %s is asked for again", async (_what, status, given, afterMs) => {
    const { end, opened } = read(await serve((_request, response) => response.writeHead(status, given).end("…")));
    expect(await end).toEqual({ result: "ended", afterMs, lastedMs: 0 });
    expect(opened()).toBe(0);
  });

  it("is given up when it falls silent, and not before", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let answer: ServerResponse | undefined;
    const { heard, end, opened } = read(
      await serve((_request, response) => {
        answer = response.writeHead(200, headers);
        answer.flushHeaders();
      }),
    );
    await expect.poll(opened, patient).toBe(1);
    for (const times of [1, 2, 3]) {
      vi.advanceTimersByTime(39_000);
      answer?.write("event: resync\ndata: {}\n\n");
      await expect.poll(() => heard, patient).toHaveLength(times);
    }
    vi.advanceTimersByTime(40_000);
    expect(await end).toMatchObject({ result: "ended" });
  });

  it.each<[string, RequestListener]>([
    ["breaks", (_request, response) => response.writeHead(200, headers).write("", () => response.destroy())],
    ["has an event without end", (_request, response) => response.writeHead(200, headers).write("x".repeat(200_000))],
    ["never begins", (_request, response) => response.destroy()],
  ])("that %s ends without an error", async (_what, listener) => {
    expect(await read(await serve(listener)).end).toMatchObject({ result: "ended" });
  });

  it("ends for the server too when its signal fires", async () => {
    const closed = Promise.withResolvers<void>();
    const { end, stop, opened } = read(
      await serve((_request, response) => {
        response.writeHead(200, headers).flushHeaders();
        response.on("close", () => closed.resolve());
      }),
    );
    await expect.poll(opened, patient).toBe(1);
    stop.abort();
    await closed.promise;
    expect(await end).toMatchObject({ result: "ended" });
  });
});
