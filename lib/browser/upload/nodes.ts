import type { FileNode, FolderNode } from "./walk-folder.ts";

/** A handle of the File System API, whose files can be opened again later. */
export function nodeOfHandle(handle: FileSystemHandle): FileNode | FolderNode {
  const { name } = handle;
  if (isDirectory(handle)) return { kind: "folder", name, list: () => childrenOfHandle(handle) };
  const file = handle as FileSystemFileHandle;
  return { kind: "file", name, open: async () => ({ file: await file.getFile(), handle: file }) };
}

/** An entry of the File and Directory Entries API, which every browser has for what is dropped. */
export function nodeOfEntry(entry: FileSystemEntry): FileNode | FolderNode {
  const { name } = entry;
  if (entry.isDirectory)
    return { kind: "folder", name, list: () => childrenOfEntry(entry as FileSystemDirectoryEntry) };
  return { kind: "file", name, open: async () => ({ file: await fileOf(entry as FileSystemFileEntry), handle: null }) };
}

function isDirectory(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === "directory";
}

async function* childrenOfHandle(handle: FileSystemDirectoryHandle) {
  for await (const child of handle.values()) yield nodeOfHandle(child);
}

/** A reader gives its entries in parts, 100 at a time in Chromium, and an empty part at the end. */
async function* childrenOfEntry(entry: FileSystemDirectoryEntry) {
  const reader = entry.createReader();
  while (true) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return;
    for (const child of part) yield nodeOfEntry(child);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
