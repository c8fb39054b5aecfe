import { encodedLength } from "../../domain/base64.ts";
import { wrongBytes } from "./faults.ts";
import { readAnswer } from "./read-answer.ts";
import {
  create,
  creationOf,
  discardIfCancelled,
  isAlreadyThere,
  type SendContext,
  Stop,
  toFilePath,
  unwrap,
} from "./send-context.ts";
import { sendParts } from "./send-parts.ts";
import type { UploadStatus } from "./status.ts";

/**
 * The bulk lane: the audio is created first, then its bytes go to its own address, in one body where a single part would hold
 * them or the server takes no parts.
 */
export async function sendBulk(file: File, context: SendContext): Promise<void> {
  const audio = context.current().audio ?? (await createPlace(context));
  if (audio === null || context.signal.aborted) return;
  const { isInParts } = context.current();
  const isSmall = file.size <= context.line.partBytes() && !isInParts;
  if (!context.rules.canResume || isSmall) await sendWhole(file, audio, context);
  else await sendParts(file, audio, context);
}

/** Creates the audio that the bytes will go to. Null when the upload was given up before or during that. */
async function createPlace(context: SendContext): Promise<string | null> {
  const { signal, dispatch, current } = context;
  const status = await context.inTurn(async () => {
    if (signal.aborted) return null;
    dispatch({ type: "sending", ratio: 0 });
    await context.writeDown();
    return create(context, () => context.actions.createWaiting(creationOf(current(), current().sha256 as string)));
  });
  if (!status) return null;
  dispatch({ type: "created", audio: status.handle });
  if (signal.aborted) await discardIfCancelled(context, status.handle);
  return signal.aborted ? null : status.handle;
}

async function sendWhole(file: File, audio: string, context: SendContext): Promise<void> {
  const { signal, dispatch, current, line, rules } = context;
  const encoding = { signal, onProgress: (ratio: number) => dispatch({ type: "encoding", ratio }) };
  const { sha256, text } = unwrap(await context.bridge.encode(file, encoding));
  if (sha256 !== current().sha256) throw new Stop(wrongBytes);
  dispatch({ type: "sending", ratio: 0 });
  const headers = { "content-type": "text/plain", "x-earmark-upload": "1", "x-file-sha256": sha256 };
  const sending = { signal, onProgress: (ratio: number) => dispatch({ type: "sending", ratio }) };
  const sent = await context.bridge.send({ path: toFilePath(current(), audio), body: text, headers }, sending);
  if (!sent.ok && !signal.aborted) line.learn({ type: "cut", bytes: file.size });
  const answered = unwrap(sent);
  const answer = readAnswer<UploadStatus>(answered);
  const code = answer.ok ? null : answer.problem.code;
  // It has the file already, and could not say so when it was asked.
  if (code === "conflict" && (await isAlreadyThere(context, true))) return;
  if (code === "bodyLimit" && rules.canResume) line.learn({ type: "refused", bytes: file.size });
  // A page that ended before it could write that down had begun with parts: then the server takes nothing else.
  if ((code === "bodyLimit" || code === "conflict") && rules.canResume) return sendParts(file, audio, context);
  unwrap(answer);
  line.note(encodedLength(file.size), answered.seconds);
  dispatch({ type: "stored", audio });
}
