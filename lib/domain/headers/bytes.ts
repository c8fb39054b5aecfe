/** `length` bytes from `at` as Latin-1 text, shorter where they end. */
export function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

/** Whether `expected` stands at `at`. */
export function hasBytes(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[at + index] === byte);
}

/** A view on the same bytes. Reading beyond their end throws a RangeError. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A 64-bit number as a JavaScript one: exact up to 2^53, which no file reaches. */
export function uint64(view: DataView, at: number, isLittleEndian = false): number {
  return Number(view.getBigUint64(at, isLittleEndian));
}
