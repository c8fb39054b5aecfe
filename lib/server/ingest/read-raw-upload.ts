import { createFileSink, type ReceivedFile, type ReceiveOptions, readChunks } from "./received-file.ts";

/**
 * Receives a raw `application/octet-stream` body: the file itself, of any length at constant memory. An empty body is
 * a received file of 0 bytes, about which the caller decides.
 *
 * Throws `Problem`s: `interrupted`, `tooLarge`, and what the writer throws (`noRoom`). Then nothing is left behind and
 * the rest of the body is cancelled.
 */
export async function readRawUpload(
  body: ReadableStream<Uint8Array> | null,
  options: ReceiveOptions,
): Promise<ReceivedFile> {
  const sink = createFileSink(options);
  try {
    for await (const chunk of readChunks(body, options.signal)) await sink.write(chunk);
    return await sink.finish();
  } catch (error) {
    await sink.abort();
    throw error;
  }
}
