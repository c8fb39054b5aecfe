import { encodedLength } from "../../domain/base64.ts";
import { LEAST_PART_BYTES } from "../../domain/part-size.ts";
import { readAnswer } from "./read-answer.ts";
import { isAlreadyThere, type SendContext, Stop, toFilePath, unwrap } from "./send-context.ts";

type Offset = { offsetBytes: number };

/** How often in a row the server may say that it is somewhere else than we thought. */
const MOST_SURPRISES = 5;

/**
 * Sends a file in parts, from wherever the server is: what has come of it stays there over a broken line, another page and a
 * server that starts again.
 */
export async function sendParts(file: File, audio: string, context: SendContext): Promise<void> {
  const { signal, dispatch, line } = context;
  let offsetBytes = await begin(file, audio, context);
  let surprises = 0;
  while (offsetBytes !== null && offsetBytes < file.size) {
    const start = offsetBytes;
    const end = Math.min(file.size, start + line.partBytes());
    dispatch({ type: "sending", ratio: start / file.size });
    const onProgress = (ratio: number) =>
      dispatch({ type: "sending", ratio: (start + (end - start) * ratio) / file.size });
    const headers = { "content-type": "text/plain", "x-earmark-upload": "1", "upload-offset": String(start) };
    const part = { path: toFilePath(context.current(), audio), file, start, end, headers };
    const sent = await context.bridge.sendPart(part, { signal, onProgress });
    if (!sent.ok && isCut(sent.problem.code)) line.learn({ type: "cut", bytes: end - start });
    const answered = unwrap(sent);
    const answer = readAnswer<Offset>(answered);
    if (answer.ok) {
      offsetBytes = answer.data.offsetBytes;
      surprises = 0;
      line.learn({ type: "passed", bytes: end - start });
      line.note(encodedLength(end - start), answered.seconds);
      continue;
    }
    const { code } = answer.problem;
    if (isCut(code) || code === "unreachable") line.learn({ type: "cut", bytes: end - start });
    const isTooLarge = code === "bodyLimit" && end - start > LEAST_PART_BYTES;
    if (isTooLarge) line.learn({ type: "refused", bytes: end - start });
    const isElsewhere = (code === "conflict" || code === "locked") && ++surprises <= MOST_SURPRISES;
    if (!isTooLarge && !isElsewhere) throw new Stop(answer.problem);
    offsetBytes = await begin(file, audio, context);
    // Browsers send a request again by themselves where a connection was cut, and only the server shows that it came twice.
    if (isElsewhere && offsetBytes !== null && offsetBytes > start && offsetBytes < end) {
      line.learn({ type: "cut", bytes: end - start });
      surprises = 0;
    }
  }
  if (offsetBytes !== null) dispatch({ type: "stored", audio });
}

/** Where the server goes on; null when it has the whole file already. */
async function begin(file: File, audio: string, context: SendContext): Promise<number | null> {
  const { signal, current, dispatch, bridge } = context;
  const headers = { "x-earmark-upload": "1", "upload-length": String(file.size) };
  const post = { path: toFilePath(current(), audio), body: new Blob([]), headers };
  const answer = readAnswer<Offset>(unwrap(await bridge.send(post, { signal, onProgress: () => {} })));
  if (!answer.ok && answer.problem.code === "conflict" && (await isAlreadyThere(context))) return null;
  const { offsetBytes } = unwrap(answer);
  dispatch({ type: "divided" });
  return offsetBytes;
}

/** Whether a part found no end, rather than no beginning. */
function isCut(code: string): boolean {
  return code === "network" || code === "stalled";
}
