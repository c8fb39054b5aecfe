import { type ArchiveStores, type FileRecord, inSlices, type UploadRecord } from "./upload-archive-database.ts";

/** What a tab has lost of its uploads: those that another tab works on now, and those that are no longer written down. */
export type Losses = { taken: string[]; gone: string[] };

type Changes = {
  tab: string;
  records: readonly UploadRecord[];
  /** Uploads whose files are no longer needed. */
  releasedIds: readonly string[];
  /** All uploads that the tab takes for its own. */
  ids: readonly string[];
};

/** The page loads that uploads of this person belong to. */
export async function listTabs({ uploads }: ArchiveStores, uploader: string): Promise<string[]> {
  const tabs: string[] = [];
  let cursor = await uploads.index("uploader").openKeyCursor(uploadsOf(uploader), "nextunique");
  while (cursor) {
    tabs.push(cursor.key[1]);
    cursor = await cursor.continue();
  }
  return tabs;
}

/**
 * Writes what became of uploads that still belong to `tab`; one that was removed or taken over meanwhile is left as it is.
 * Says which of `ids` no longer belong to it as soon as one of these does not: whoever takes over takes all. To look at all each
 * time would cost a large batch more than everything else.
 */
export async function writeChanges(
  { uploads, files }: ArchiveStores,
  { tab, records, releasedIds, ids }: Changes,
): Promise<Losses> {
  await inSlices(releasedIds, (id) => files.delete(id));
  const written = await inSlices(records, async (record) => {
    const isOwn = (await uploads.get(record.id))?.tab === tab;
    if (isOwn) await uploads.put(record);
    return isOwn;
  });
  return written.every(Boolean) ? { taken: [], gone: [] } : findLosses(uploads, { tab, ids });
}

async function findLosses(
  uploads: ArchiveStores["uploads"],
  { tab, ids }: { tab: string; ids: readonly string[] },
): Promise<Losses> {
  const own = new Set(await uploads.index("tab").getAllKeys(tab));
  const losses: Losses = { taken: [], gone: [] };
  for (const id of ids) {
    if (!own.has(id)) losses[(await uploads.getKey(id)) === undefined ? "gone" : "taken"].push(id);
  }
  return losses;
}

/** Gives all uploads of one page load to another, and says which of `ids` were not among them. */
export async function moveUploads(
  stores: ArchiveStores,
  { from, to, ids }: { from: string; to: string; ids: readonly string[] },
): Promise<Losses> {
  const records = await stores.uploads.index("tab").getAll(from);
  await inSlices(records, (record) => stores.uploads.put({ ...record, tab: to }));
  return findLosses(stores.uploads, { tab: to, ids });
}

/**
 * Gives `tab` what these tabs had of this person, and returns it in its order; what has not changed since `oldestMs` is
 * forgotten instead.
 */
export async function takeUploads(
  stores: ArchiveStores,
  { uploader, from, tab, oldestMs }: { uploader: string; from: readonly string[]; tab: string; oldestMs: number },
): Promise<{ record: UploadRecord; file: FileRecord | undefined }[]> {
  const { uploads, files } = stores;
  const found = (await Promise.all(from.map((other) => uploads.index("uploader").getAll([uploader, other])))).flat();
  const isOld = ({ changedAtMs }: UploadRecord) => changedAtMs < oldestMs;
  await removeUploads(
    stores,
    found.filter(isOld).map(({ id }) => id),
  );
  const records = found.flatMap((record) => (isOld(record) ? [] : { ...record, tab }));
  records.sort((a, b) => a.order - b.order);
  await inSlices(records, (record) => uploads.put(record));
  return inSlices(records, async (record) => ({ record, file: await files.get(record.id) }));
}

/** Forgets uploads with their files. */
export async function removeUploads({ uploads, files }: ArchiveStores, ids: readonly string[]): Promise<void> {
  await inSlices(ids, (id) => Promise.all([uploads.delete(id), files.delete(id)]));
}

/** Forgets all uploads of a person, and says which they were. */
export async function removeUploader(stores: ArchiveStores, uploader: string): Promise<string[]> {
  const ids = await stores.uploads.index("uploader").getAllKeys(uploadsOf(uploader));
  await removeUploads(stores, ids);
  return ids;
}

/** All uploads of a person in the index `uploader`, whoever works on them. */
function uploadsOf(uploader: string): IDBKeyRange {
  return IDBKeyRange.bound([uploader], [uploader, []]);
}
