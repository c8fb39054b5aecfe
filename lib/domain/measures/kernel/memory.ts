import { KERNEL_WASM } from "./kernel-wasm.ts";

const PAGE_BYTES = 65_536;

/** Room for the coefficients of a K weighting, and its state. */
export const FILTER_BYTES = 160;

let compiled: WebAssembly.Module | null = null;

/** The kernel's functions over a fresh memory of at least so many bytes, all zero. */
export function instantiate<Functions>(bytes: number): { run: Functions; memory: ArrayBuffer } {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL_WASM), (sign) => sign.charCodeAt(0)));
  const pages = Math.ceil(bytes / PAGE_BYTES);
  // Without a maximum V8 reserves gigabytes, and under the address space limit of a worker tries for a quarter second.
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { run: exports as unknown as Functions, memory: memory.buffer };
}

/** Gives out addresses one behind the other, each at a multiple of 16; asked for no bytes, it tells how far it has come. */
export function createLayout(): (bytes: number) => number {
  let next = 16;
  return (bytes) => {
    const at = next;
    next += Math.ceil(bytes / 16) * 16;
    return at;
  };
}
