import type { ArchivedFile } from "./upload-archive.ts";

/** The part of the File System Access API that TypeScript does not know; Firefox and Safari lack it. */
type WithPermission = {
  queryPermission?(options: { mode: "read" }): Promise<PermissionState>;
  requestPermission?(options: { mode: "read" }): Promise<PermissionState>;
};

/**
 * What became of an archived file. `needsPermission`: a person has to allow it again, in a click (`requestRead`).
 * `gone`: there is nothing to open it from, or it is no longer where it was; somebody has to choose it again.
 */
export type ReopenedFile =
  | { kind: "file"; file: File }
  | { kind: "needsPermission"; handle: FileSystemFileHandle }
  | { kind: "gone" };

/**
 * Opens an archived file again, under `name` where only its bytes were kept. A file on disk is given as it is now, even
 * if it was changed since it was added: its size, `lastModified` and hash tell.
 */
export async function reopenFile({ handle, bytes, lastModified }: ArchivedFile, name: string): Promise<ReopenedFile> {
  if (bytes) {
    const file = new File([bytes], name, { lastModified, type: bytes.type });
    return (await isReadable(file)) ? { kind: "file", file } : { kind: "gone" };
  }
  if (!handle) return { kind: "gone" };
  try {
    if ((await permissionOf(handle)) !== "granted") return { kind: "needsPermission", handle };
    return { kind: "file", file: await handle.getFile() };
  } catch (error) {
    const isForbidden = error instanceof DOMException && error.name === "NotAllowedError";
    return isForbidden ? { kind: "needsPermission", handle } : { kind: "gone" };
  }
}

/**
 * Asks for the right to read, one handle after the other until one is refused; to be called in a click. Chromium asks
 * once for all files that it remembers of the site, and the later ones are then granted without a question. True if
 * all of them may be read.
 */
export async function requestRead(handles: readonly FileSystemFileHandle[]): Promise<boolean> {
  for (const handle of handles) {
    if (!(await mayRead(handle))) return false;
  }
  return true;
}

async function mayRead(handle: FileSystemFileHandle & WithPermission): Promise<boolean> {
  try {
    if ((await permissionOf(handle)) === "granted") return true;
    return (await handle.requestPermission?.({ mode: "read" })) === "granted";
  } catch {
    // The click is too long ago, or the file system of the handle is gone.
    return false;
  }
}

/** Handles without permissions are those of the site's own file system, which it may always read. */
async function permissionOf(handle: FileSystemFileHandle & WithPermission): Promise<PermissionState> {
  return (await handle.queryPermission?.({ mode: "read" })) ?? "granted";
}

/** The browser may have thrown the bytes away under a blob that it still hands out. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
