/**
 * Compiles the inner loops of the meters (`lib/domain/measures/kernel/assembly`) to WebAssembly with SIMD, and writes them as
 * text that any program can import: `npm run kernel`. A test compiles them again and compares.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const SOURCE = "lib/domain/measures/kernel/assembly/index.ts";
const OUTPUT = "lib/domain/measures/kernel/kernel-wasm.ts";

/** The compiled kernel in Base64. */
export async function compileKernel() {
  const root = path.join(import.meta.dirname, "..");
  /** @type {Uint8Array[]} */
  const written = [];
  const { error, stderr } = await asc.main(
    [
      SOURCE,
      "--outFile",
      "kernel.wasm",
      "--enable",
      "simd",
      "-O3",
      "--noAssert",
      "--runtime",
      "stub",
      "--importMemory",
    ],
    { baseDir: root, writeFile: (_name, contents) => void written.push(/** @type {Uint8Array} */ (contents)) },
  );
  const [wasm] = written;
  if (error || !wasm) throw new Error(`The kernel does not compile: ${stderr.toString()}`, { cause: error });
  return Buffer.from(wasm).toString("base64");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = (await compileKernel()).match(/.{1,110}/g) ?? [];
  const text = lines.map((line, i) => `  ${i > 0 ? "+ " : ""}"${line}"`).join("\n");
  writeFileSync(
    OUTPUT,
    `/** The compiled kernel in Base64, written by \`npm run kernel\`. */\n// biome-ignore format: as it was written.\nexport const KERNEL_WASM =\n${text};\n`,
  );
}
