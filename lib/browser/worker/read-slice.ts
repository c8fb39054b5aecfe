/** A file that is of no use; the message is the worker's fault. */
export class ReadError extends Error {
  readonly fault: "empty" | "unreadable";

  constructor(fault: "empty" | "unreadable", cause?: unknown) {
    super(`The file is ${fault}.`, { cause });
    this.name = "ReadError";
    this.fault = fault;
  }
}

/**
 * Reads a stretch of the file, which must lie within it. A file that was changed, moved or unplugged since it was chosen
 * throws in most browsers and comes out short in some: both are a {@link ReadError} to us.
 */
export async function readSlice(file: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  let buffer: ArrayBuffer;
  try {
    buffer = await file.slice(start, end).arrayBuffer();
  } catch (error) {
    throw new ReadError("unreadable", error);
  }
  if (buffer.byteLength !== end - start) throw new ReadError("unreadable");
  return new Uint8Array(buffer);
}
