import { expect, it, vi } from "vitest";
import type { WorkerReply, WorkerRequest } from "./protocol.ts";
import { createWorkerHost } from "./worker-host.ts";

/** A worker that notes what it is asked, and answers when it is told to. */
class StagedWorker {
  onmessage: (event: { data: WorkerReply }) => void = () => {};
  onerror: () => void = () => {};
  onmessageerror: () => void = () => {};
  readonly asked: WorkerRequest[] = [];
  hasEnded = false;
  postMessage(request: WorkerRequest) {
    this.asked.push(request);
  }
  terminate() {
    this.hasEnded = true;
  }
  answer(at: number) {
    const { id } = this.asked[at] as WorkerRequest;
    this.onmessage({ data: { type: "done", id, result: `answer ${at}` } });
  }
}

const MIB = 2 ** 20;
const file = new File(["a"], "a");

function setUp() {
  const workers: StagedWorker[] = [];
  const host = createWorkerHost(() => {
    workers.push(new StagedWorker());
    return workers.at(-1) as unknown as Worker;
  });
  const ask = (bytes: number, signal = new AbortController().signal) =>
    host.ask({ type: "hash", file }, { signal, onProgress: () => {} }, bytes);
  return { workers, ask };
}

it("asks another worker when much has passed through one, which finishes what it is at", async () => {
  const { workers, ask } = setUp();
  const [first, second, third] = [ask(10 * MIB), ask(10 * MIB), ask(1)];
  expect(workers.map(({ asked }) => asked.length)).toEqual([2, 1]);
  workers[0]?.answer(1);
  expect(await second).toMatchObject({ result: "answer 1" });
  expect(workers[0]?.hasEnded).toBe(false);
  workers[0]?.answer(0);
  expect(await first).toMatchObject({ result: "answer 0" });
  workers[1]?.answer(0);
  await third;
  expect(workers.map(({ hasEnded }) => hasEnded)).toEqual([true, false]);
});

it("ends a worker that much has passed through with its last answer", async () => {
  const { workers, ask } = setUp();
  const only = ask(17 * MIB);
  workers[0]?.answer(0);
  await only;
  expect(workers[0]?.hasEnded).toBe(true);
});

it("says of everything under way that the worker crashed, and asks another next", async () => {
  const { workers, ask } = setUp();
  const asked = [ask(1), ask(1)];
  workers[0]?.onerror();
  expect(await Promise.all(asked)).toMatchObject([{ fault: "crashed" }, { fault: "crashed" }]);
  void ask(1);
  expect(workers).toHaveLength(2);
});

it("takes a worker that says nothing for too long for crashed, and one that tells of progress for alive", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { workers, ask } = setUp();
  const asked = ask(1);
  const heard = vi.fn();
  void asked.then(heard);
  await vi.advanceTimersByTimeAsync(80_000);
  workers[0]?.onmessage({ data: { type: "progress", id: 1, ratio: 0.5 } });
  await vi.advanceTimersByTimeAsync(80_000);
  expect(heard).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await asked).toMatchObject({ fault: "crashed" });
  expect(workers[0]?.hasEnded).toBe(true);
  vi.useRealTimers();
});

it("tells the worker that something is no longer wanted", () => {
  const { workers, ask } = setUp();
  const controller = new AbortController();
  void ask(1, controller.signal);
  controller.abort();
  expect(workers[0]?.asked.map(({ type }) => type)).toEqual(["hash", "cancel"]);
});

it("says that it crashed where the browser starts no worker", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const host = createWorkerHost(() => {
    throw new DOMException("Not here.", "SecurityError");
  });
  const watch = { signal: new AbortController().signal, onProgress: () => {} };
  expect(await host.ask({ type: "hash", file }, watch)).toMatchObject({ fault: "crashed" });
});
