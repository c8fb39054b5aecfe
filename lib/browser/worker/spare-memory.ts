const MOST_SPARE = 8;

const spare: ArrayBuffer[] = [];

/** Memory of so many bytes, which may have been used before: what waits to be collected counts as the page's. */
export function takeMemory(bytes: number): ArrayBuffer {
  const at = spare.findIndex(({ byteLength }) => byteLength === bytes);
  return at < 0 ? new ArrayBuffer(bytes) : (spare.splice(at, 1)[0] as ArrayBuffer);
}

/** Keeps memory that nobody uses any more for the next to come. */
export function giveBackMemory(buffer: ArrayBuffer): void {
  if (spare.length < MOST_SPARE) spare.push(buffer);
}
