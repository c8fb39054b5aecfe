import { type ReopenedFile, reopenFile, requestRead } from "../../lib/browser/upload/reopen-file.ts";
import { claimTab } from "../../lib/browser/upload/tab-claim.ts";
import { type ArchivedUpload, type NewUpload, openUploadArchive } from "../../lib/browser/upload/upload-archive.ts";
import { newEntry, type UploadEntry } from "../../lib/domain/upload-queue.ts";

/** A page that has only the archive of uploads. It adopts when it is told to, and by itself when another tab ends. */
const claim = claimTab();
const archive = openUploadArchive({
  uploader: () => "ann",
  claim,
  copy: async (file) => new Blob([await file.arrayBuffer()], { type: file.type }),
});
const adopted: ArchivedUpload[] = [];
const kept: Record<string, boolean> = {};
const lost: string[] = [];

archive.onKept((id, isKept) => {
  kept[id] = isKept;
});
archive.onLost((ids) => lost.push(...ids));
claim.onEnded(() => void adopt());

async function adopt(): Promise<string[]> {
  const found = await archive.adopt("ann");
  adopted.push(...found);
  return found.map(({ entry }) => entry.id);
}

const toEntry = (id: string, file: File) => newEntry({ id, name: file.name, sizeBytes: file.size } as UploadEntry);

const toUpload = (id: string, text: string): NewUpload => {
  const file = new File([text], `${id}.wav`, { type: "audio/wav" });
  return { entry: toEntry(id, file), file, handle: null };
};

/** A file of the site's own file system: its handle is a real one, and needs no picker. */
async function writeOwnFile(name: string, text: string): Promise<FileSystemFileHandle> {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  await stream.write(text);
  await stream.close();
  return handle;
}

type WithHandle = { getAsFileSystemHandle(): Promise<FileSystemFileHandle> };

/** A dropped file of the disk gives a handle without a picker too. It has to be asked for before the event is over. */
async function fromDrop(item: DataTransferItem): Promise<NewUpload> {
  const handle = await (item as DataTransferItem & WithHandle).getAsFileSystemHandle();
  const file = await handle.getFile();
  return { entry: toEntry(file.name, file), file, handle };
}

async function textOf(reopened: ReopenedFile): Promise<string> {
  return reopened.kind === "file" ? `${reopened.file.name}: ${await reopened.file.text()}` : reopened.kind;
}

/** The longest time in milliseconds for which the page answered to nothing while `work` ran. */
async function longestGapMs(work: () => Promise<void>): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  let longest = 0;
  let last = performance.now();
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  await work();
  await new Promise((resolve) => setTimeout(resolve, 20));
  port1.close();
  return longest;
}

const uploads = {
  adopted: () => adopted.map(({ entry }) => entry.id),
  kept: () => kept,
  lost: () => lost,
  adopt,
  addTexts: (texts: Record<string, string>) =>
    archive.add(Object.entries(texts).map(([id, text]) => toUpload(id, text))),
  addChosen: (files: Iterable<File>) =>
    archive.add(Array.from(files, (file) => ({ entry: toEntry(file.name, file), file, handle: null }))),
  async addOwnFile(name: string, text: string) {
    const handle = await writeOwnFile(name, text);
    const file = await handle.getFile();
    await archive.add([{ entry: toEntry(name, file), file, handle }]);
  },
  writeOwnFile: async (name: string, text: string) => void (await writeOwnFile(name, text)),
  removeOwnFile: async (name: string) => (await navigator.storage.getDirectory()).removeEntry(name),
  async note(id: string, ratio: number) {
    archive.update({ ...newEntry({ id, name: id, sizeBytes: 1 } as UploadEntry), ratio });
    await archive.flush();
  },
  /** What each adopted file holds when it is opened again, in their order. */
  reopened: () => Promise.all(adopted.map(async ({ entry, file }) => textOf(await reopenFile(file, entry.name)))),
  ratios: () => adopted.map(({ entry }) => entry.ratio),
  async remove(id: string) {
    archive.remove([id]);
    await archive.flush();
  },
  mayRead: () => requestRead(adopted.flatMap(({ file }) => file.handle ?? [])),
  async measure(count: number) {
    const ids = Array.from({ length: count }, (_, i) => `${i}`);
    const many = ids.map((id) => toUpload(id, "x"));
    const addGapMs = await longestGapMs(() => archive.add(many));
    const changed = many.map(({ entry }) => ({ ...entry, ratio: 0.5 }));
    const updateGapMs = await longestGapMs(async () => {
      for (const entry of changed) archive.update(entry);
      await archive.flush();
    });
    return { addGapMs, updateGapMs };
  },
  measureAdoption: () => longestGapMs(async () => void (await adopt())),
};

declare global {
  interface Window {
    uploads: typeof uploads;
    /** Set by the page itself when it comes back from the back/forward cache. */
    hasReturned?: boolean;
  }
}

window.uploads = uploads;
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", async (event) => {
  event.preventDefault();
  await archive.add(await Promise.all(Array.from(event.dataTransfer?.items ?? [], fromDrop)));
});
window.addEventListener("pageshow", ({ persisted }) => {
  window.hasReturned = persisted;
});
