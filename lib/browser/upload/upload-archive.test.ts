import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newEntry, type UploadEntry } from "../../domain/upload-queue.ts";
import { randomId } from "./random-id.ts";
import type { TabClaim } from "./tab-claim.ts";
import { type NewUpload, openUploadArchive, type UploadArchive } from "./upload-archive.ts";
import { ARCHIVE_NAME } from "./upload-archive-database.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A tab that lives as long as it is told to. Tabs of real pages are told of in e2e/upload-archive.spec.ts. */
type Tab = {
  archive: UploadArchive;
  kept: Map<string, boolean>;
  lost: string[];
  end(): void;
  freeze(): void;
  resume(): void;
};

const living = new Set<string>();
let tabs: Tab[] = [];
let nowMs = Date.UTC(2026, 10, 22);

const copyOf = async (file: File) => new Blob([await file.arrayBuffer()], { type: file.type });

function openTab(uploader: string | null = "ann"): Tab {
  const returned = new Set<() => void>();
  let name = randomId();
  const claim: TabClaim = {
    get tab() {
      return name;
    },
    async hold() {
      living.add(name);
      return name;
    },
    living: async (tabs) => new Set(tabs.filter((tab) => living.has(tab))),
    onEnded: () => () => {},
    onReturned(listener) {
      returned.add(listener);
      return () => returned.delete(listener);
    },
    close() {},
  };
  const archive = openUploadArchive({ uploader: () => uploader, claim, copy: copyOf, now: () => nowMs });
  const tab: Tab = {
    archive,
    kept: new Map(),
    lost: [],
    end: () => void living.delete(name),
    freeze: () => void living.delete(name),
    resume() {
      name = randomId();
      for (const listener of returned) listener();
    },
  };
  archive.onKept((id, isKept) => tab.kept.set(id, isKept));
  archive.onLost((ids) => tab.lost.push(...ids));
  tabs.push(tab);
  return tab;
}

function upload(
  id: string,
  { text = id, handle = null }: { text?: string; handle?: FileSystemFileHandle | null } = {},
): NewUpload {
  const file = new File([text], `${id}.wav`, { type: "audio/wav", lastModified: 1_700_000_000_000 });
  const facts = { id, name: file.name, sizeBytes: file.size } as UploadEntry;
  return { entry: newEntry(facts), file, handle };
}

/** A handle is kept by the browser's own cloning; here any object that can be cloned stands for it. */
const handle = { kind: "file", name: "a.wav" } as FileSystemFileHandle;

const idsOf = async (tab: Tab, uploader = "ann") => (await tab.archive.adopt(uploader)).map(({ entry }) => entry.id);

const untilKept = (tab: Tab, ...ids: string[]) =>
  vi.waitFor(() => expect(ids.filter((id) => !tab.kept.has(id))).toEqual([]), { timeout: 10_000 });

const changed = (one: NewUpload, ratio: number): UploadEntry => ({ ...one.entry, stage: "sending", ratio });

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.spyOn(console, "warn").mockImplementation((...all) => expect.unreachable(String(all)));
});

afterEach(() => {
  for (const { archive } of tabs) archive.close();
  tabs = [];
  living.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("what is added", () => {
  it("is adopted by the next tab, in its order, with its last state and its bytes", async () => {
    const first = openTab();
    const [a, b] = [upload("b"), upload("a")];
    await first.archive.add([a, b]);
    await first.archive.add([upload("c", { handle })]);
    first.archive.update(changed(b, 0.5));
    await untilKept(first, "a", "b", "c");
    await first.archive.flush();
    first.end();
    const [one, two, three, ...more] = await openTab().archive.adopt("ann");
    expect(more).toEqual([]);
    expect(one?.entry).toEqual(a.entry);
    expect(await one?.file.bytes?.text()).toBe("b");
    expect(two?.entry).toEqual(changed(b, 0.5));
    expect(two?.file).toMatchObject({ handle: null, lastModified: 1_700_000_000_000 });
    // Both: a handle may need a person's permission by then.
    expect(three?.file.handle).toEqual(handle);
    expect(await three?.file.bytes?.text()).toBe("c");
    expect(first.kept).toEqual(new Map([...["a", "b", "c"].map((id) => [id, true] as const)]));
  });

  it("belongs to the person who added it", async () => {
    const first = openTab();
    await first.archive.add([upload("a")]);
    first.end();
    expect(await idsOf(openTab(), "bob")).toEqual([]);
    expect(await idsOf(openTab(), "ann")).toEqual(["a"]);
  });

  it("is not kept of nobody", async () => {
    const nobody = openTab(null);
    await nobody.archive.add([upload("a")]);
    nobody.end();
    expect(nobody.kept).toEqual(new Map([["a", false]]));
    expect(await idsOf(openTab())).toEqual([]);
  });

  it("is forgotten when it was not touched for seven days", async () => {
    const first = openTab();
    await first.archive.add([upload("old"), upload("fresh")]);
    nowMs += 6 * DAY_MS;
    first.archive.update(changed(upload("fresh"), 0.1));
    await first.archive.flush();
    first.end();
    nowMs += 2 * DAY_MS;
    const second = openTab();
    expect(await idsOf(second)).toEqual(["fresh"]);
    second.end();
    nowMs -= 2 * DAY_MS;
    expect(await idsOf(openTab())).toEqual(["fresh"]);
  });
});

describe("of two tabs", () => {
  it("the second gets nothing while the first lives", async () => {
    await openTab().archive.add([upload("a")]);
    expect(await idsOf(openTab())).toEqual([]);
  });

  it("only one gets each upload of a third that has ended", async () => {
    const first = openTab();
    await first.archive.add([upload("a"), upload("b")]);
    first.end();
    const [second, third] = [openTab(), openTab()];
    const [some, others] = await Promise.all([idsOf(second), idsOf(third)]);
    expect([...some, ...others].sort()).toEqual(["a", "b"]);
    expect(await idsOf(second)).toEqual([]);
  });

  it("one that was frozen keeps what nobody took", async () => {
    const first = openTab();
    await first.archive.add([upload("a")]);
    first.freeze();
    first.resume();
    expect(await idsOf(openTab())).toEqual([]);
    first.archive.update(changed(upload("a"), 0.7));
    await first.archive.flush();
    expect(await idsOf(openTab())).toEqual([]);
    expect(first.lost).toEqual([]);
    first.end();
    expect((await openTab().archive.adopt("ann"))[0]?.entry.ratio).toBe(0.7);
  });

  it("one that was frozen hears what another took, and no longer writes it", async () => {
    const first = openTab();
    await first.archive.add([upload("a")]);
    first.freeze();
    const second = openTab();
    expect(await idsOf(second)).toEqual(["a"]);
    first.resume();
    first.archive.update(changed(upload("a"), 0.9));
    await first.archive.flush();
    expect(first.lost).toEqual(["a"]);
    second.end();
    expect((await openTab().archive.adopt("ann"))[0]?.entry.ratio).toBe(0);
  });

  it("one that did not answer in time hears of it with its next change of anything", async () => {
    const first = openTab();
    await first.archive.add([upload("a"), upload("b")]);
    first.end();
    await idsOf(openTab());
    first.archive.update(changed(upload("b"), 0.2));
    await first.archive.flush();
    expect(first.lost.sort()).toEqual(["a", "b"]);
  });
});

describe("what is removed", () => {
  it("stays removed, whatever is noted of it afterwards", async () => {
    const first = openTab();
    await first.archive.add([upload("a"), upload("b")]);
    first.archive.update(changed(upload("a"), 0.5));
    first.archive.remove(["a"]);
    first.archive.update(changed(upload("a"), 0.6));
    await first.archive.flush();
    first.end();
    expect(await idsOf(openTab())).toEqual(["b"]);
    expect(first.lost).toEqual([]);
  });

  it("takes its bytes along, and so does what was released", async () => {
    const first = openTab();
    await first.archive.add([upload("a"), upload("b"), upload("c", { handle })]);
    await untilKept(first, "a", "b");
    first.archive.remove(["a"]);
    first.archive.releaseFile("b");
    first.archive.releaseFile("c");
    await first.archive.flush();
    expect(await storedFiles()).toEqual([]);
    first.end();
    const second = openTab();
    expect((await second.archive.adopt("ann")).map(({ file }) => file.bytes ?? file.handle)).toEqual([null, null]);
    expect(second.kept.get("b")).toBe(false);
  });

  it("is never copied later, when its bytes had still to be kept", async () => {
    const first = openTab();
    const many = Array.from({ length: 20 }, (_, i) => upload(`${i}`));
    void first.archive.add(many);
    first.archive.remove(many.slice(10).map(({ entry }) => entry.id));
    first.archive.releaseFile("9");
    await untilKept(first, ...many.slice(0, 9).map(({ entry }) => entry.id));
    await first.archive.flush();
    expect((await storedFiles()).sort()).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8"]);
  });

  it("is not copied when it is released while it is read", async () => {
    const tab = openTab();
    const slow = upload("a");
    vi.spyOn(slow.file, "arrayBuffer").mockImplementationOnce(async () => {
      tab.archive.releaseFile("a");
      await tab.archive.flush();
      return new ArrayBuffer(1);
    });
    await tab.archive.add([slow, upload("b")]);
    await untilKept(tab, "b");
    expect(await storedFiles()).toEqual(["b"]);
  });

  it("is not copied by one tab after the person signed out in another", async () => {
    const [first, second] = [openTab(), openTab()];
    const many = Array.from({ length: 20 }, (_, i) => upload(`${i}`));
    await first.archive.add(many);
    await second.archive.forget("ann");
    await untilKept(first, ...many.map(({ entry }) => entry.id));
    expect(await storedFiles()).toEqual([]);
  });

  it("goes with the person who signs out for good, in every tab", async () => {
    const [first, second] = [openTab(), openTab()];
    const bob = openTab("bob");
    await first.archive.add([upload("a")]);
    await bob.archive.add([upload("b")]);
    await untilKept(first, "a");
    await second.archive.forget("ann");
    first.archive.update(changed(upload("a"), 0.5));
    await first.archive.flush();
    for (const tab of [first, bob]) tab.end();
    expect([first.lost, first.kept.get("a")]).toEqual([[], false]);
    expect(await idsOf(openTab())).toEqual([]);
    expect(await idsOf(openTab(), "bob")).toEqual(["b"]);
  });
});

describe("bytes", () => {
  it.each([
    ["as much as half of what the browser gives", 40, true],
    ["more than half of what the browser gives", 39, false],
  ])("are kept of %s: %s bytes for 20", async (_, quota, isKept) => {
    vi.stubGlobal("navigator", { storage: { estimate: async () => ({ quota }) } });
    const tab = openTab();
    await tab.archive.add([upload("a", { text: "x".repeat(20) })]);
    await untilKept(tab, "a");
    expect(tab.kept.get("a")).toBe(isKept);
  });

  it("count together, those of earlier tabs too, and one that is too large stops no smaller one", async () => {
    vi.stubGlobal("navigator", { storage: { estimate: async () => ({ quota: 60 }) } });
    const first = openTab();
    await first.archive.add([upload("a", { text: "x".repeat(20) })]);
    await untilKept(first, "a");
    const second = openTab();
    await second.archive.add([
      upload("b", { text: "x".repeat(11) }),
      upload("c", { text: "x".repeat(10) }),
      upload("d"),
    ]);
    await untilKept(second, "b", "c", "d");
    expect([...second.kept.values()]).toEqual([false, true, false]);
  });

  it("are not kept of a file over 32 MiB", async () => {
    const tab = openTab();
    const block = new Uint8Array(32 * 1024 * 1024);
    const large = upload("large");
    await tab.archive.add([
      { ...large, file: new File([block, "x"], "large.wav") },
      { ...upload("small"), file: new File([block], "small.wav") },
    ]);
    await untilKept(tab, "large", "small");
    expect(tab.kept).toEqual(
      new Map([
        ["large", false],
        ["small", true],
      ]),
    );
  });
});

it("a thousand changes within a moment cost one transaction", async () => {
  const tab = openTab();
  const many = Array.from({ length: 1000 }, (_, i) => upload(`${i}`, { handle }));
  await tab.archive.add(many);
  await untilKept(tab, ...many.map(({ entry }) => entry.id));
  const transaction = vi.spyOn(IDBDatabase.prototype, "transaction");
  for (const one of many) tab.archive.update(changed(one, 0.5));
  await tab.archive.flush();
  expect(transaction).toHaveBeenCalledTimes(1);
});

describe("goes on without a database", () => {
  async function expectNothingKept(): Promise<void> {
    const tab = openTab();
    await tab.archive.add([upload("a"), upload("b", { handle })]);
    tab.archive.update(changed(upload("a"), 0.5));
    tab.archive.releaseFile("a");
    tab.archive.remove(["a"]);
    await tab.archive.flush();
    expect(await tab.archive.adopt("ann")).toEqual([]);
    await tab.archive.forget("ann");
    expect([...tab.kept.values()]).toEqual([false, false]);
  }

  it("that the browser forbids", async () => {
    const open = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    vi.stubGlobal("indexedDB", { open });
    await expectNothingKept();
  });

  it("that the browser does not have, and says so once", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.stubGlobal("indexedDB", undefined);
    await expectNothingKept();
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it("of a newer version of the app", async () => {
    (await openDB(ARCHIVE_NAME, 1000)).close();
    await expectNothingKept();
  });
});

it("undoes what fails half-way, and complains no more than once", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const tab = openTab();
  const broken = { ...handle, getFile: () => {} } as unknown as FileSystemFileHandle;
  await tab.archive.add([upload("a"), upload("b", { handle: broken })]);
  await tab.archive.add([upload("c", { handle: broken })]);
  expect([...tab.kept]).toEqual([
    ["a", false],
    ["b", false],
    ["c", false],
  ]);
  expect(warn).toHaveBeenCalledTimes(1);
  tab.end();
  expect(await idsOf(openTab())).toEqual([]);
});

it("lets a newer version of the app upgrade, and goes on without", async () => {
  const tab = openTab();
  await tab.archive.add([upload("a", { handle })]);
  (await openDB(ARCHIVE_NAME, 1000)).close();
  tab.archive.update(changed(upload("a"), 0.5));
  await tab.archive.flush();
  await tab.archive.add([upload("b", { handle })]);
  expect(tab.kept).toEqual(
    new Map([
      ["a", true],
      ["b", false],
    ]),
  );
});

it("opens the database again after the browser closed it", async () => {
  const tab = openTab();
  const opened = vi.spyOn(IDBFactory.prototype, "open");
  await tab.archive.add([upload("a", { handle })]);
  const database = await vi.mocked(indexedDB.open).mock.results[0]?.value.result;
  database.close();
  await tab.archive.add([upload("b", { handle })]);
  expect(opened).toHaveBeenCalledTimes(2);
  tab.end();
  expect(await idsOf(openTab())).toEqual(["a", "b"]);
});

async function storedFiles(): Promise<IDBValidKey[]> {
  const database = await openDB(ARCHIVE_NAME);
  const keys = await database.getAllKeys("files");
  database.close();
  return keys;
}
