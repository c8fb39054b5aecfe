import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { BrowserContext, LaunchOptions, Page } from "@playwright/test";
import { build } from "rolldown";
import { makeFolder } from "./support/files.ts";
import { test as base, expect } from "./support/test.ts";

/** A plain-http address on a LAN has no Web Locks, no file handles and no estimate of its storage. */
const LAN_NAME = "earmark.lan";

/** Playwright's own browser has no back/forward cache. */
const test = base.extend<object, { launchOptions: LaunchOptions }>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${LAN_NAME} 127.0.0.1`];
      await use({ ...launchOptions, args, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
    },
    { scope: "worker" },
  ],
});

/** The archive alone in a page of its own: no server of ours is asked for anything. */
const page = `<!doctype html><title>Uploads</title><input type="file" multiple aria-label="Files"><script type="module" src="/page.js"></script>`;

let origin = "";
let script = "";
const server = createServer(({ url }, response) => {
  response.setHeader("content-type", url === "/page.js" ? "text/javascript" : "text/html");
  response.end(url === "/page.js" ? script : url === "/elsewhere" ? "Elsewhere" : page);
});

test.beforeAll(async () => {
  const input = path.join(import.meta.dirname, "support/upload-archive-page.ts");
  const { output } = await build({ input, write: false, platform: "browser", logLevel: "silent" });
  script = output[0].code;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => void server.close());

async function openTab(context: BrowserContext, at = origin): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(at);
  await tab.waitForFunction(() => window.uploads);
  expect(await tab.evaluate(() => isSecureContext && navigator.locks !== undefined)).toBe(at === origin);
  return tab;
}

const adopt = (tab: Page) => tab.evaluate(() => window.uploads.adopt());
const adopted = (tab: Page) => tab.evaluate(() => window.uploads.adopted());
const lost = (tab: Page) => tab.evaluate(() => window.uploads.lost());
const add = (tab: Page, texts: Record<string, string>) => tab.evaluate((all) => window.uploads.addTexts(all), texts);
const untilKept = (tab: Page, kept: Record<string, boolean>) =>
  expect.poll(() => tab.evaluate(() => window.uploads.kept())).toEqual(kept);

async function crash(tab: Page): Promise<void> {
  const session = await tab.context().newCDPSession(tab);
  const crashed = tab.waitForEvent("crash");
  void session.send("Page.crash").catch(() => {});
  await crashed;
}

/** Out of the back/forward cache, where a page is frozen as a tab in the background is. */
async function goBack(tab: Page): Promise<void> {
  await tab.goBack({ waitUntil: "commit" });
  await tab.waitForFunction(() => window.hasReturned);
}

test("a reload loses neither entries nor the bytes of files that are gone from the disk by then", async ({
  context,
}) => {
  const tab = await openTab(context);
  const folder = makeFolder();
  const paths = ["b.wav", "a.wav"].map((name) => path.join(folder.path, name));
  for (const file of paths) writeFileSync(file, `bytes of ${path.basename(file)}`);
  await tab.getByLabel("Files").setInputFiles(paths);
  await tab.getByLabel("Files").evaluate((input: HTMLInputElement) => window.uploads.addChosen(input.files ?? []));
  await untilKept(tab, { "a.wav": true, "b.wav": true });
  await tab.evaluate(() => window.uploads.note("a.wav", 0.25));
  await folder.remove();
  await tab.reload();
  expect(await adopt(tab)).toEqual(["b.wav", "a.wav"]);
  expect(await tab.evaluate(() => window.uploads.ratios())).toEqual([0, 0.25]);
  expect(await tab.evaluate(() => window.uploads.reopened())).toEqual([
    "b.wav: bytes of b.wav",
    "a.wav: bytes of a.wav",
  ]);
});

test("a small file is given again as it was added, whatever became of it on the disk", async ({ context }) => {
  const tab = await openTab(context);
  for (const name of ["same", "changed", "removed"]) {
    await tab.evaluate((id) => window.uploads.addOwnFile(id, "first"), name);
  }
  await untilKept(tab, { same: true, changed: true, removed: true });
  await tab.evaluate(() => window.uploads.writeOwnFile("changed", "second"));
  await tab.evaluate(() => window.uploads.removeOwnFile("removed"));
  await tab.reload();
  await adopt(tab);
  expect(await tab.evaluate(() => window.uploads.reopened())).toEqual([
    "same: first",
    "changed: first",
    "removed: first",
  ]);
  expect(await tab.evaluate(() => window.uploads.mayRead())).toBe(true);
});

async function drop(tab: Page, file: string): Promise<void> {
  const session = await tab.context().newCDPSession(tab);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x: 200, y: 200, data });
  }
}

test("a restart of the browser loses nothing, but a file on the disk has to be allowed again", async ({
  playwright,
}) => {
  const [profile, folder] = [makeFolder(), makeFolder()];
  const file = path.join(folder.path, "d.wav");
  // Too large for its bytes to be kept.
  writeFileSync(file, Buffer.alloc(33 * 2 ** 20));
  const before = await playwright.chromium.launchPersistentContext(profile.path);
  const tab = await openTab(before);
  await add(tab, { a: "of a", b: "of b" });
  await tab.evaluate(() => window.uploads.addOwnFile("c", "of c"));
  await drop(tab, file);
  await untilKept(tab, { a: true, b: true, c: true, "d.wav": true });
  await before.close();
  const after = await playwright.chromium.launchPersistentContext(profile.path);
  const next = await openTab(after);
  expect(await adopt(next)).toEqual(["a", "b", "c", "d.wav"]);
  expect(await next.evaluate(() => window.uploads.reopened())).toEqual([
    "a.wav: of a",
    "b.wav: of b",
    "c: of c",
    "needsPermission",
  ]);
  await after.close();
  await profile.remove();
  await folder.remove();
});

for (const [where, at, tag] of [
  ["with Web Locks", () => origin, ""],
  // It takes its time: a tab that crashed is noticed by its silence.
  ["on plain http", () => origin.replace("127.0.0.1", LAN_NAME), " @long"],
] as const) {
  test.describe(where, () => {
    test("a second tab gets nothing while the first lives, and goes on by itself when that is closed", async ({
      context,
    }) => {
      const first = await openTab(context, at());
      const second = await openTab(context, at());
      await add(first, { a: "of a" });
      await untilKept(first, { a: true });
      expect(await adopt(second)).toEqual([]);
      await first.close();
      await expect.poll(() => adopted(second)).toEqual(["a"]);
      expect(await second.evaluate(() => window.uploads.reopened())).toEqual(["a.wav: of a"]);
    });

    test(`a tab goes on by itself for each that crashes, opened before it or after it${tag}`, async ({ context }) => {
      const before = await openTab(context, at());
      await add(before, { earlier: "of it" });
      await before.evaluate(() => window.uploads.remove("earlier"));
      const tab = await openTab(context, at());
      // By now it has nothing to do with the other, which has nothing to upload.
      expect(await adopt(tab)).toEqual([]);
      await add(before, { a: "of a", b: "of b" });
      await crash(before);
      await expect.poll(() => adopted(tab)).toEqual(["a", "b"]);
      const after = await openTab(context, at());
      await add(after, { c: "of c" });
      await crash(after);
      await expect.poll(() => adopted(tab)).toEqual(["a", "b", "c"]);
    });

    test(`of three tabs that ask at once one gets each upload, round after round${tag}`, async ({ context }) => {
      const tabs = [await openTab(context, at()), await openTab(context, at()), await openTab(context, at())];
      const ids: string[] = [];
      for (let round = 0; round < 3; round++) {
        const ending = await openTab(context, at());
        const texts = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${round}-${i}`, "x"]));
        await add(ending, texts);
        ids.push(...Object.keys(texts));
        await ending.close();
        await Promise.all(tabs.map(adopt));
      }
      await expect.poll(async () => (await Promise.all(tabs.map(adopted))).flat().sort()).toEqual(ids.sort());
    });

    test(`a frozen page holds nothing up, and hears when it returns what another tab took${tag}`, async ({
      context,
    }) => {
      const first = await openTab(context, at());
      const second = await openTab(context, at());
      await add(first, { a: "of a" });
      await untilKept(first, { a: true });
      expect(await adopt(second)).toEqual([]);
      await first.goto(`${at()}/elsewhere`);
      await expect.poll(() => adopted(second)).toEqual(["a"]);
      await goBack(first);
      await expect.poll(() => lost(first)).toEqual(["a"]);
      await second.evaluate(() => window.uploads.note("a", 0.5));
      expect(await lost(second)).toEqual([]);
    });

    test(`a frozen page keeps what nobody took${tag}`, async ({ context }) => {
      const first = await openTab(context, at());
      await add(first, { a: "of a" });
      await untilKept(first, { a: true });
      await first.goto(`${at()}/elsewhere`);
      await goBack(first);
      await first.evaluate(() => window.uploads.note("a", 0.5));
      const second = await openTab(context, at());
      expect(await adopt(second)).toEqual([]);
      expect(await lost(first)).toEqual([]);
      await crash(first);
      await expect.poll(() => adopted(second)).toEqual(["a"]);
      expect(await second.evaluate(() => window.uploads.ratios())).toEqual([0.5]);
    });
  });
}

test("a tab that waits for the end of another is not taken for it", async ({ context }) => {
  const [first, waiter, third] = [await openTab(context), await openTab(context), await openTab(context)];
  await add(first, { a: "of a" });
  await waiter.evaluate(async () => {
    const name = (await navigator.locks.query()).held?.find(({ mode }) => mode === "exclusive")?.name ?? "";
    // As one does that is frozen just when its turn has come.
    void navigator.locks.request(name, { mode: "shared" }, () => new Promise(() => {}));
  });
  await first.close();
  const takers = async () => [...(await adopted(waiter)), ...(await adopted(third))];
  await expect.poll(takers).toEqual(["a"]);
});

test("a full disk costs the bytes of a file and nothing else", async ({ context }) => {
  const tab = await openTab(context);
  const session = await context.newCDPSession(tab);
  // The estimate promises room: it is the writing itself that fails.
  await tab.evaluate(() => {
    navigator.storage.estimate = async () => ({ quota: 2 ** 40 });
  });
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 10_000_000 });
  await add(tab, { large: "x".repeat(12_000_000), small: "of small" });
  await untilKept(tab, { large: false, small: true });
  await tab.reload();
  expect(await adopt(tab)).toEqual(["large", "small"]);
});

test("goes on after a person has cleared the data of the site", async ({ context }) => {
  const tab = await openTab(context);
  await add(tab, { a: "of a" });
  await untilKept(tab, { a: true });
  const session = await context.newCDPSession(tab);
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await tab.evaluate(() => window.uploads.note("a", 0.5));
  await add(tab, { b: "of b" });
  await untilKept(tab, { a: false, b: true });
  expect(await lost(tab)).toEqual([]);
});

test("a thousand uploads come back", async ({ context }) => {
  const tab = await openTab(context);
  const gaps = await tab.evaluate(() => window.uploads.measure(1000));
  await tab.reload();
  const adoptGapMs = await tab.evaluate(() => window.uploads.measureAdoption());
  expect(await adopted(tab)).toHaveLength(1000);
  console.log("the page was held up by at most, in ms:", JSON.stringify({ ...gaps, adoptGapMs }));
});
