import { aliasOfFileName } from "../../domain/alias.ts";
import { newEntry, type UploadEntry } from "../../domain/upload-queue.ts";
import type { GivenFile } from "./given-file.ts";
import { randomId } from "./random-id.ts";
import type { SpaceAddress } from "./upload-rules.ts";

/** An entry with the file that it stands for. */
export type NewEntry = { entry: UploadEntry; given: GivenFile };

/** The entries of files that were given together: one batch, in their order. */
export function toNewEntries(given: readonly GivenFile[], { owner, space }: SpaceAddress): NewEntry[] {
  const batch = randomId();
  return given.map((one, index) => {
    const { name, size } = one.file;
    const facts = { id: randomId(), batch, number: index + 1, owner, space, name, path: one.path };
    return { entry: newEntry({ ...facts, alias: aliasOfFileName(name), sizeBytes: size }), given: one };
  });
}
