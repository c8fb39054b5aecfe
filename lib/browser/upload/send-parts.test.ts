import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  answer,
  BULK_BYTES,
  fileOf,
  lost,
  pass,
  setUpQueue,
  stagesOf,
  target,
  until,
} from "../../../fixtures/upload-queue.ts";
import type { PartPost } from "../worker/protocol.ts";

const FILE_BYTES = 30_000_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A queue with one long file, whose parts are answered by `take`, and where the server goes on. */
function sendLongFile(take: (part: Pick<PartPost, "start" | "end">, at: { offsetBytes: number }) => unknown) {
  const server = { offsetBytes: 0 };
  const attempts: { start: number; end: number; atMs: number }[] = [];
  const found = setUpQueue({
    bridge: {
      send: async () => answer(200, { offsetBytes: server.offsetBytes }),
      sendPart: async ({ start, end }, { onProgress }) => {
        attempts.push({ start, end, atMs: Date.now() });
        await new Promise((resolve) => setTimeout(resolve, 100));
        onProgress(0.5);
        return take({ start, end }, server) as ReturnType<typeof answer>;
      },
    },
  });
  found.queue.add([fileOf("long.wav", FILE_BYTES)], target);
  return { ...found, attempts, server };
}

it("a line that breaks again and again, and carries something in between, is waited for no longer each time", async () => {
  let parts = 0;
  const { queue, attempts } = sendLongFile(({ end }, server) => {
    if (++parts % 2 === 0 && parts < 20) return lost;
    server.offsetBytes = end;
    return answer(200, { offsetBytes: end });
  });
  await pass(120_000);
  expect(stagesOf(queue)).toEqual(["received"]);
  const gaps = attempts.slice(1).map(({ atMs }, i) => atMs - (attempts[i] as { atMs: number }).atMs);
  expect(gaps.length).toBeGreaterThan(10);
  expect(Math.max(...gaps)).toBeLessThan(2000);
});

it("a part that came twice, because the browser repeated what was cut off, is a cut and no fault of the file", async () => {
  let cuts = 0;
  const { queue, attempts, server } = sendLongFile(({ start, end }, at) => {
    if (cuts < 8) {
      cuts++;
      at.offsetBytes = start + 1000;
      return answer(409, { code: "conflict", detail: "The next part begins elsewhere." });
    }
    at.offsetBytes = end;
    return answer(200, { offsetBytes: end });
  });
  await pass(900);
  expect(stagesOf(queue)).toEqual(["sending"]);
  expect(queue.getSnapshot().partLimit.cuts).toBe(8);
  const sizes = attempts.map(({ start, end }) => end - start);
  expect(sizes[8]).toBeLessThan((sizes[0] as number) / 16);
  await pass(60_000);
  expect(server.offsetBytes).toBe(FILE_BYTES);
  expect(stagesOf(queue)).toEqual(["received"]);
});

it("a server that says it is elsewhere, and is not, is not asked for ever", async () => {
  const { queue, attempts } = sendLongFile(() => answer(409, { code: "conflict", detail: "Elsewhere." }));
  await until(() => stagesOf(queue)[0] === "failed");
  expect(attempts).toHaveLength(6);
});

it("a file that has begun to arrive in parts, unknown to this page, goes on in parts", async () => {
  const sent: string[] = [];
  const { queue } = setUpQueue({
    bridge: {
      send: async ({ body }) => {
        sent.push(body.size > 0 ? "whole" : "where");
        if (body.size > 0) return answer(409, { code: "conflict", detail: "This file is arriving in parts." });
        return answer(200, { offsetBytes: 500_000 });
      },
      sendPart: async ({ start, end }) => {
        sent.push(`from ${start}`);
        return answer(200, { offsetBytes: end });
      },
    },
  });
  queue.add([fileOf("a.wav", BULK_BYTES)], target);
  await until(() => stagesOf(queue)[0] === "received");
  expect(sent).toEqual(["whole", "where", "from 500000"]);
});
