import { Agent, createServer, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { guardAgainstIdleSenders } from "./idle-guard.mjs";

const SECONDS = 0.4;
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

type Outcome = { bytes: number; broke: boolean };

/** A server that reads each body to its end, `pauseMs` after the headers, and then takes `answerMs` to answer. */
async function listen({ pauseMs = 0, answerMs = 0 } = {}) {
  const outcomes: Outcome[] = [];
  server = createServer(async (incoming, response) => {
    const outcome = { bytes: 0, broke: false };
    outcomes.push(outcome);
    try {
      await sleep(pauseMs);
      for await (const chunk of incoming) outcome.bytes += chunk.length;
      await sleep(answerMs);
      response.end(String(outcome.bytes));
    } catch {
      outcome.broke = true;
    }
  });
  guardAgainstIdleSenders(server, { seconds: SECONDS });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, outcomes };
}

/** What comes back on a raw connection until it closes. */
async function talk(port: number, send: (write: (text: string) => void) => Promise<void>): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.setEncoding("utf8").on("data", (text) => {
    answer += text;
  });
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.on("error", () => undefined);
  await send((text) => socket.write(text));
  await closed;
  return answer;
}

describe("guardAgainstIdleSenders", () => {
  it("ends a body whose sender falls silent, with 408, and tells the handler", async () => {
    const { port, outcomes } = await listen();
    const startMs = performance.now();
    const answer = await talk(port, async (write) =>
      write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"),
    );
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(SECONDS * 1000);
    await expect.poll(() => outcomes).toEqual([{ bytes: 3, broke: true }]);
  });

  it("ends a chunked body in the same way", async () => {
    const { port } = await listen();
    const head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n";
    expect(await talk(port, async (write) => write(head))).toMatch(/^HTTP\/1.1 408 /);
  });

  it("bears a slow sender far beyond the limit", async () => {
    const { port } = await listen();
    const answer = await talk(port, async (write) => {
      write("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 8\r\n\r\n");
      for (const letter of "abcdefgh") {
        await sleep((SECONDS * 1000) / 3);
        write(letter);
      }
    });
    expect(answer).toMatch(/^HTTP\/1.1 200 .*8$/s);
  });

  it("does not hold our own slowness against the sender, reading or answering", async () => {
    const { port } = await listen({ pauseMs: SECONDS * 3000, answerMs: SECONDS * 3000 });
    const body = "x".repeat(4 * 2 ** 20);
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body });
    expect(await answer.text()).toBe(String(body.length));
  });

  it("leaves a kept-alive connection alone between requests", async () => {
    const { port } = await listen();
    if (server) server.keepAliveTimeout = SECONDS * 5000;
    const ports = new Set<number | undefined>();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (const _ of [1, 2]) {
      await new Promise<void>((resolve, reject) => {
        const call = request({ port, host: "127.0.0.1", method: "POST", agent }, (response) => {
          ports.add(call.socket?.localPort);
          response.resume().once("end", resolve);
        });
        call.once("error", reject).end("abc");
      });
      await sleep(SECONDS * 2000);
    }
    agent.destroy();
    expect(ports.size).toBe(1);
  });
});
