import { isForeignAnswer, wrongBytes } from "./faults.ts";
import { readAnswer } from "./read-answer.ts";
import { sendBulk } from "./send-bulk.ts";
import { create, creationOf, discardIfCancelled, type SendContext, Stop, toFilePath, unwrap } from "./send-context.ts";
import type { UploadStatus } from "./status.ts";

/** The clip lane: the whole file in one server action. */
export async function sendClip(file: File, context: SendContext): Promise<void> {
  const { signal, dispatch, actions, current, line } = context;
  const onProgress = (ratio: number) => dispatch({ type: "encoding", ratio });
  const { sha256, text } = unwrap(await context.bridge.encode(file, { signal, onProgress }));
  if (sha256 !== current().sha256) throw new Stop(wrongBytes);

  const status = await context.inTurn(async (): Promise<UploadStatus | "rerouted" | null> => {
    if (signal.aborted) return null;
    dispatch({ type: "sending", ratio: 0 });
    await context.writeDown();
    const startedAtMs = context.now();
    const input = { ...creationOf(current(), sha256), file: text };
    try {
      const created = await create(context, () => actions.createClip(input));
      line.note(text.size, (context.now() - startedAtMs) / 1000);
      return created;
    } catch (error) {
      if (!isForeignAnswer(error) || !(await isTooMuch(text, context))) throw error;
      line.learn({ type: "refused", bytes: file.size });
      return "rerouted";
    }
  });
  if (status === null) return;
  if (status === "rerouted") {
    dispatch({ type: "rerouted" });
    return sendBulk(file, context);
  }
  dispatch({ type: "stored", audio: status.handle });
  await discardIfCancelled(context, status.handle);
}

/**
 * Whether something between us and the server takes no request of this size. An action does not tell by which status it was
 * answered: a request that changes nothing does. What is too large for that one never came through.
 */
async function isTooMuch(text: Blob, { bridge, current, signal }: SendContext): Promise<boolean> {
  const post = { path: toFilePath(current(), "-"), body: text, headers: { "content-type": "text/plain" } };
  const sent = await bridge.send(post, { signal, onProgress: () => {} });
  if (!sent.ok) return false;
  const answer = readAnswer(sent.data);
  return !answer.ok && answer.problem.code === "bodyLimit";
}
