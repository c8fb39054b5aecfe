import { createBase64Decoder } from "../../contract/base64-decoder.ts";
import { Problem } from "../../contract/problem.ts";
import { createJsonEnvelope } from "./json-envelope.ts";
import { createJsonStringText } from "./json-string-text.ts";
import { createFileSink, type ReceivedFile, type ReceiveOptions, readChunks } from "./received-file.ts";

/** What a JSON upload held: every top-level value but `file`, and the file, null when there was none. */
export type JsonUpload = { fields: Record<string, unknown>; file: ReceivedFile | null };

export type JsonUploadOptions = ReceiveOptions & {
  /** Most bytes of body beside the content of `file`; 64 KiB by default. */
  maxOtherBytes?: number;
};

const MAX_OTHER_BYTES = 64 * 1024;

/**
 * Receives a JSON object whose top-level `file` is a media file in Base64, at constant memory whatever its length and
 * wherever among the keys it stands. Its JSON escapes are decoded, then its Base64, strictly, while it arrives.
 *
 * `file` may be null or absent. Throws `Problem`s: `badJson`, `badBase64` (with the offset), `badRequest` (a key
 * twice), `invalid` (`file` is empty or not a string), `tooLarge`, `interrupted`, and what the writer throws
 * (`noRoom`). Then nothing is left behind and the rest of the body is cancelled.
 */
export async function readJsonUpload(
  body: ReadableStream<Uint8Array> | null,
  options: JsonUploadOptions,
): Promise<JsonUpload> {
  const sink = createFileSink(options);
  const envelope = createJsonEnvelope({ textKey: "file", maxBytes: options.maxOtherBytes ?? MAX_OTHER_BYTES });
  const string = createJsonStringText();
  const decoder = createBase64Decoder();

  async function takeText(chunk: Uint8Array, at: number): Promise<number> {
    const { text, end, isClosed } = string.take(chunk, at);
    await sink.write(decoder.push(text));
    if (!isClosed) return end;
    if (decoder.textBytes === 0) throw notAFile("is empty");
    decoder.finish();
    envelope.closeText();
    return end;
  }

  try {
    for await (const chunk of readChunks(body, options.signal)) {
      for (let at = 0; at < chunk.length; ) {
        at = envelope.isAtText ? await takeText(chunk, at) : envelope.take(chunk, at);
      }
    }
    if (envelope.isAtText) throw new Problem("badJson", "The body ends early, inside the string of “file”.");
    const { file, ...fields } = envelope.finish();
    if (decoder.textBytes > 0) return { fields, file: await sink.finish() };
    if (file !== undefined && file !== null) throw notAFile("is not a string");
    return { fields, file: null };
  } catch (error) {
    await sink.abort();
    throw error;
  }
}

function notAFile(what: string): Problem {
  const message = `file ${what}: it must be the Base64 text of a media file, or null.`;
  return new Problem("invalid", `The value of ${message}`, { errors: [{ path: "file", message }] });
}
