import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { collectChosen, collectTransfer } from "./collect-files.ts";
import { asEntry, asHandle, type Tree, transferOf } from "./collect-files-fakes.ts";

const may = { calls: { may: { "10.wav": "ten", "2.wav": "two", "notes.txt": "" }, "all.mp3": "all" } } satisfies Tree;

beforeEach(() => vi.stubGlobal("isSecureContext", true));
afterEach(() => vi.unstubAllGlobals());

describe.each([
  ["entries", (tree: Tree) => transferOf(tree, { as: asEntry })],
  ["handles", (tree: Tree) => transferOf(tree, { as: asHandle })],
])("a dropped folder, read as %s", (kind, drop) => {
  it("gives each file with its place, in the order in which people count", async () => {
    const { files } = await collectTransfer(drop(may));
    expect(files.map(({ path }) => path)).toEqual(["calls/all.mp3", "calls/may/2.wav", "calls/may/10.wav"]);
    expect(await Promise.all(files.map(({ file }) => file.text()))).toEqual(["all", "two", "ten"]);
    expect(files.map(({ handle }) => handle?.name ?? null)).toEqual(
      kind === "handles" ? ["all.mp3", "2.wav", "10.wav"] : [null, null, null],
    );
  });

  it("gives all of thousands of files", async () => {
    const many = Object.fromEntries(Array.from({ length: 2345 }, (_, n) => [`${n}.wav`, ""]));
    const { files } = await collectTransfer(drop({ calls: many }));
    expect(files.map(({ path }) => path)).toEqual(Array.from({ length: 2345 }, (_, n) => `calls/${n}.wav`));
  });

  it("leaves out what is never meant without a word, and tells of what is no audio by its name", async () => {
    const { files, leftOut, unreadable } = await collectTransfer(
      drop({
        calls: {
          ...{ ".DS_Store": "", "Thumbs.db": "", "DESKTOP.INI": "", "._1.wav": "", nothing: {} },
          ...{ "1.WAV": "", "a.TXT": "", "b.txt": "", "c.json": "", README: "", ".wav": "" },
        },
      }),
    );
    expect(files.map(({ path }) => path)).toEqual(["calls/1.WAV"]);
    expect({ leftOut, unreadable }).toEqual({
      leftOut: { count: 5, extensions: ["", ".json", ".txt"] },
      unreadable: 0,
    });
  });

  it("counts what cannot be read, and loses nothing else", async () => {
    const { files, unreadable } = await collectTransfer(
      drop({ calls: { "1.wav": "", "2.wav": null, locked: null, "z.wav": "" }, "more.wav": "" }),
    );
    expect(files.map(({ path }) => path)).toEqual(["calls/1.wav", "calls/z.wav", "more.wav"]);
    expect(unreadable).toBe(2);
  });

  it("takes files that were given by themselves, whatever they are called", async () => {
    const { files, leftOut } = await collectTransfer(drop({ "notes.txt": "words", recording: "sound" }));
    expect(files.map(({ path }) => path)).toEqual(["notes.txt", "recording"]);
    expect(files.map(({ handle }) => handle !== null)).toEqual([kind === "handles", kind === "handles"]);
    expect(leftOut.count).toBe(0);
  });

  it("can be stopped, and tells how far it is", async () => {
    const stop = new AbortController();
    const counts: number[] = [];
    const endless = { calls: Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`${n}.wav`, ""])) };
    const reading = collectTransfer(transferOf(endless, { as: kind === "handles" ? asHandle : asEntry, delayMs: 40 }), {
      onFound(count) {
        counts.push(count);
        if (counts.length === 2) stop.abort();
      },
      signal: stop.signal,
    });
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(counts[1]).toBeGreaterThan(counts[0] ?? Number.NaN);
    expect(counts[1]).toBeLessThan(2000);
  });
});

it("reads a folder as an entry where its handle is refused", async () => {
  const { files } = await collectTransfer(transferOf(may, { as: asEntry, isHandleRefused: true }));
  expect(files).toHaveLength(3);
});

it("asks for no handle on a plain-http address, where Chromium does not survive it", async () => {
  vi.stubGlobal("isSecureContext", false);
  const transfer = transferOf({ "single.wav": "" }, { as: asHandle });
  const asked = vi.spyOn(transfer.items[0] as never, "getAsFileSystemHandle" as never);
  expect((await collectTransfer(transfer)).files).toMatchObject([{ path: "single.wav", handle: null }]);
  expect(asked).not.toHaveBeenCalled();
});

it("reads every item before the first await", async () => {
  const transfer = transferOf({ ...may, "single.wav": "" }, { as: asHandle });
  const reading = collectTransfer(transfer);
  Object.assign(transfer, { items: [] });
  expect((await reading).files).toHaveLength(4);
});

it("passes over dragged text, and takes a file of a browser that has neither handles nor entries", async () => {
  const items = [
    { kind: "string", getAsFile: () => null },
    { kind: "file", getAsFile: () => new File(["a"], "a.wav") },
  ];
  const { files } = await collectTransfer({ items } as unknown as DataTransfer);
  expect(files.map(({ path, handle }) => [path, handle])).toEqual([["a.wav", null]]);
});

describe("a file input", () => {
  it("gives chosen files as they are", () => {
    const { files, leftOut } = collectChosen([new File([], "b.txt"), new File([], "a.wav")]);
    expect(files.map(({ path }) => path)).toEqual(["b.txt", "a.wav"]);
    expect(leftOut.count).toBe(0);
  });

  it("picks and orders a chosen folder as a dropped one", () => {
    const chosen = ["calls/10.wav", "calls/2.wav", "calls/.DS_Store", "calls/may/1.txt"].map((place) =>
      Object.defineProperty(new File([], place.split("/").at(-1) ?? ""), "webkitRelativePath", { value: place }),
    );
    const { files, leftOut } = collectChosen(chosen);
    expect(files.map(({ path, handle }) => [path, handle])).toEqual([
      ["calls/2.wav", null],
      ["calls/10.wav", null],
    ]);
    expect(leftOut).toEqual({ count: 1, extensions: [".txt"] });
  });
});
