import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { writeFixture } from "../../fixtures/audio.ts";
import { toneWav } from "../../fixtures/tone.ts";
import type { Specimen } from "../support/crash-specimens.ts";
import type { FilePlan } from "./plan.ts";

/** A file on disk that is to be uploaded. */
export type BatchFile = Specimen & { name: string; path: string; isTwin: boolean };

/** Writes the files of a plan into `folder`, in their order. Real formats and broken files keep the bytes of their fixtures. */
export async function writeBatch(folder: string, plans: readonly FilePlan[]): Promise<BatchFile[]> {
  mkdirSync(folder, { recursive: true });
  const files: BatchFile[] = [];
  for (const plan of plans) {
    const filePath = path.join(folder, plan.name);
    const { bytes, wav } = await make(folder, plan, files);
    writeFileSync(filePath, bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    files.push({ name: plan.name, path: filePath, what: plan.kind, bytes, sha256, wav, isTwin: plan.kind === "twin" });
  }
  return files;
}

async function make(
  folder: string,
  plan: FilePlan,
  others: readonly BatchFile[],
): Promise<Pick<Specimen, "bytes" | "wav">> {
  if (plan.kind === "tone") {
    const bytes = toneWav(plan.tone);
    return { bytes, wav: { bytes } };
  }
  if (plan.kind === "twin") {
    const twin = others.find(({ name }) => name === plan.of);
    if (!twin) throw new Error(`${plan.name} is a twin of nothing.`);
    return twin;
  }
  const fixture = await writeFixture(path.join(folder, "fixtures"), plan.fixture);
  const bytes = readFileSync(fixture.path);
  rmSync(fixture.path);
  return { bytes, wav: "frames" in fixture ? fixture : null };
}
