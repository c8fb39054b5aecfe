import { expect, it, vi } from "vitest";
import { drainedBody } from "./drained-body.ts";

function source(chunks: number, { failsAt = Number.POSITIVE_INFINITY } = {}) {
  let given = 0;
  const cancel = vi.fn();
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (given === failsAt) return controller.error(new Error("the sender is gone"));
        if (given === chunks) return controller.close();
        controller.enqueue(Uint8Array.of(given++));
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
  return { body, cancel, given: () => given };
}

it("passes everything on, no faster than it is asked for", async () => {
  const { body, given } = source(3);
  const reader = drainedBody(body).getReader();
  expect(given()).toBe(0);
  expect((await reader.read()).value).toEqual(Uint8Array.of(0));
  expect(given()).toBe(1);
  const rest = [await reader.read(), await reader.read(), await reader.read()];
  expect(rest.map(({ value }) => value?.[0])).toEqual([1, 2, undefined]);
});

it.each([
  ["unread", 0],
  ["after the first chunk", 1],
])("reads the rest when it is cancelled %s, and does not cancel its source", async (_name, reads) => {
  const { body, cancel, given } = source(1000);
  const reader = drainedBody(body).getReader();
  for (let i = 0; i < reads; i++) await reader.read();
  await reader.cancel();
  await expect.poll(given).toBe(1000);
  expect(cancel).not.toHaveBeenCalled();
});

it("tells that the sender went away, and takes it calmly once cancelled", async () => {
  const broken = drainedBody(source(9, { failsAt: 0 }).body).getReader();
  await expect(broken.read()).rejects.toThrow("the sender is gone");
  const { body, given } = source(9, { failsAt: 5 });
  await drainedBody(body).cancel();
  await expect.poll(given).toBe(5);
});

it("lets go of a sender that never ends", async () => {
  const { body, cancel } = source(Number.POSITIVE_INFINITY);
  await drainedBody(body, 0).cancel();
  await expect.poll(() => cancel.mock.calls.length).toBe(1);
});
