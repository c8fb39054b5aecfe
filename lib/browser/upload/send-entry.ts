import { sendBulk } from "./send-bulk.ts";
import { sendClip } from "./send-clip.ts";
import { isAlreadyThere, type SendContext } from "./send-context.ts";

/**
 * Takes one started entry through its lane until the server has its bytes. Tells its progress by events; rejects with a `Stop`,
 * or whatever a server action threw. What was created for an entry that has been cancelled meanwhile is removed again.
 */
export async function sendEntry(file: File, context: SendContext): Promise<void> {
  await context.writeDown();
  if (context.signal.aborted || (await isAlreadyThere(context))) return;
  await (context.current().lane === "bulk" ? sendBulk(file, context) : sendClip(file, context));
}
