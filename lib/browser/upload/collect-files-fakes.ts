/** Folders by name; a text is what a file holds, null what cannot be read. */
export type Tree = { [name: string]: string | null | Tree };

type Node = string | null | Tree;
type As = (name: string, node: Node, delayMs: number) => object;

/** An unreadable thing with an extension stands for a file, one without for a folder. */
const isFolder = (name: string, node: Node) => (node === null ? !name.includes(".") : typeof node === "object");

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function fileOf(name: string, node: Node): File {
  if (node === null) throw new DOMException("It is locked.", "NotReadableError");
  return new File([node as string], name);
}

/** As the File and Directory Entries API has it: by callbacks, 100 at a time and none at the end. */
export function asEntry(name: string, node: Node, delayMs: number): object {
  const fail = (reject: (error: unknown) => void) => reject(new DOMException("It is locked.", "NotReadableError"));
  if (!isFolder(name, node)) {
    const file = async (resolve: (file: File) => void, reject: (error: unknown) => void) => {
      await sleep(delayMs);
      if (node === null) fail(reject);
      else resolve(fileOf(name, node));
    };
    return { name, isDirectory: false, file };
  }
  const createReader = () => {
    const left = Object.entries(node ?? {}).map(([child, inner]) => asEntry(child, inner, delayMs));
    const readEntries = (resolve: (part: object[]) => void, reject: (error: unknown) => void) =>
      setTimeout(() => (node === null ? fail(reject) : resolve(left.splice(0, 100))));
    return { readEntries };
  };
  return { name, isDirectory: true, createReader };
}

/** As the File System API has it: by promises and iterators. */
export function asHandle(name: string, node: Node, delayMs: number): object {
  if (!isFolder(name, node)) {
    const getFile = async () => {
      await sleep(delayMs);
      return fileOf(name, node);
    };
    return { name, kind: "file", getFile };
  }
  async function* values() {
    if (node === null) fileOf(name, node);
    for (const [child, inner] of Object.entries(node ?? {})) yield asHandle(child, inner, delayMs);
  }
  return { name, kind: "directory", values };
}

/** What a browser hands over with a drop of what lies at the top of `tree`. */
export function transferOf(
  tree: Tree,
  { as, delayMs = 0, isHandleRefused = false }: { as: As; delayMs?: number; isHandleRefused?: boolean },
): DataTransfer {
  const items = Object.entries(tree).map(([name, node]) => ({
    kind: "file",
    // A folder is a file of no use here, in browsers too.
    getAsFile: () => (isFolder(name, node) ? new File([], name) : fileOf(name, node)),
    webkitGetAsEntry: () => (as === asEntry ? asEntry(name, node, delayMs) : null),
    ...(as === asHandle ? { getAsFileSystemHandle: async () => asHandle(name, node, delayMs) } : {}),
    ...(isHandleRefused ? { getAsFileSystemHandle: () => Promise.reject(new DOMException("No.", "AbortError")) } : {}),
  }));
  return { items } as unknown as DataTransfer;
}
