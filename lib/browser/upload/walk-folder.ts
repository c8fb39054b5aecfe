import type { GivenFile } from "./given-file.ts";
import type { Intake } from "./intake.ts";
import { toNaturalOrder } from "./natural-order.ts";

/** A file that can be opened. */
export type FileNode = { kind: "file"; name: string; open(): Promise<Omit<GivenFile, "path">> };

/** A folder that can be listed, entry by entry. */
export type FolderNode = { kind: "folder"; name: string; list(): AsyncIterable<FileNode | FolderNode> };

/** How many files are opened at once: each is a question to another process of the browser. */
const AT_ONCE = 32;

/**
 * Takes in what a folder holds and what its folders hold, in natural order, each folder's files before its folders.
 * `path` is the folder's own. What cannot be opened is counted and costs nothing else.
 */
export async function walkFolder(folder: FolderNode, path: string, intake: Intake): Promise<void> {
  const files: FileNode[] = [];
  const folders: FolderNode[] = [];
  for await (const child of listed(folder, intake)) {
    if (child.kind === "folder") folders.push(child);
    else if (intake.wants(child.name)) files.push(child);
    await intake.goOn();
  }
  const inOrder = toNaturalOrder(files, ({ name }) => name);
  for (let first = 0; first < inOrder.length; first += AT_ONCE) {
    const opened = await Promise.all(inOrder.slice(first, first + AT_ONCE).map(openOrNull));
    for (const [at, given] of opened.entries()) {
      if (given) intake.take({ ...given, path: `${path}/${inOrder[first + at]?.name}` });
      else intake.cannotRead();
    }
    await intake.goOn();
  }
  for (const child of toNaturalOrder(folders, ({ name }) => name)) {
    await walkFolder(child, `${path}/${child.name}`, intake);
  }
}

/** The entries of a folder, up to where it can be read. */
async function* listed(folder: FolderNode, intake: Intake): AsyncGenerator<FileNode | FolderNode> {
  try {
    yield* folder.list();
  } catch {
    intake.cannotRead();
  }
}

async function openOrNull(file: FileNode): Promise<Omit<GivenFile, "path"> | null> {
  return file.open().catch(() => null);
}
