/** As long as most servers linger. */
const DRAIN_MS = 30_000;

/**
 * The same body, except that when it is cancelled its rest is read and thrown away. Many clients write all they have
 * before they look for the answer: if nobody read on they would wait, and then see a connection reset in place of the
 * refusal. It goes on for `drainMs` at most: after that the sender has had its chance. Nothing is read before somebody
 * asks for it.
 */
export function drainedBody(
  body: ReadableStream<Uint8Array>,
  drainMs: number = DRAIN_MS,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let opened: ReadableStreamDefaultReader<Uint8Array> | undefined;
  const reader = () => {
    opened ??= body.getReader();
    return opened;
  };
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = await reader().read();
        if (done) controller.close();
        else controller.enqueue(value as Uint8Array<ArrayBuffer>);
      },
      // Not awaited: the answer does not wait for the rest.
      cancel: () => void drain(reader(), Date.now() + drainMs),
    },
    { highWaterMark: 0 },
  );
}

async function drain(reader: ReadableStreamDefaultReader<Uint8Array>, untilMs: number): Promise<void> {
  try {
    while (Date.now() < untilMs) if ((await reader.read()).done) return;
    await reader.cancel();
  } catch {
    // The sender went away: there is nothing left to read.
  }
}
