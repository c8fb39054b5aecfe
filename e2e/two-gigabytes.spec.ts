import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Page } from "@playwright/test";
import { residentBytes, startApp } from "../bench/server-process.ts";
import { ADMIN } from "../fixtures/admin.ts";
import { signIn } from "../fixtures/http-client.ts";
import { WAV_HEADER_BYTES } from "../lib/domain/wav.ts";
import { findFreePort } from "../scripts/steps/port.mjs";
import { untilAlive } from "./support/alive.ts";
import { makeFolder, writeLargeWav } from "./support/files.ts";
import { signInAt } from "./support/people.ts";
import { findTabProcess, peakDuring, privateBytes } from "./support/private-memory.ts";
import { expect, test } from "./support/test.ts";

const MIB = 2 ** 20;
const FILE_BYTES = 2 ** 31 - MIB;
/** Enough for parts of the full size: what the server needs must not grow with the file. */
const WARM_UP_BYTES = 256 * MIB;
const MOST_TAB_GROWTH_BYTES = 150 * MIB;
/** As `npm run bench memory` holds the server to: over the peak of a warm-up. */
const MOST_SERVER_GROWTH_BYTES = 96 * MIB;
const SAMPLE_EVERY_MS = 200;
const WITHIN_MS = 40 * 60_000;

// A trace keeps pictures of the page in the tab.
test.use({ trace: "off" });

test("a file of nearly 2 GiB goes through the page in little memory, forwards only, and arrives as it is @long", async ({
  page,
}) => {
  test.skip(process.platform !== "linux", "memory is read from Linux's /proc");
  test.setTimeout(2 * WITHIN_MS);
  const folder = makeFolder();
  const server = await startApp({ port: await findFreePort(), dataDir: path.join(folder.path, "data") });
  try {
    const { client } = await signIn(server.baseUrl);
    const [warmUp, recording] = ["warm-up.wav", "recording.wav"].map((name) => path.join(folder.path, name)) as [
      string,
      string,
    ];
    await writeLargeWav(warmUp, WARM_UP_BYTES);
    await writeLargeWav(recording, FILE_BYTES - WAV_HEADER_BYTES);
    expect(statSync(recording).size).toBe(FILE_BYTES);

    await signInAt(page, ADMIN, `${server.baseUrl}/${ADMIN.handle}/main`);
    const ofServer = () => residentBytes(server.pid);
    const serverWarm = await peakDuring(upload(page, warmUp), { bytes: ofServer, everyMs: SAMPLE_EVERY_MS });
    // A tab of its own, so that nothing of the warm-up counts as idle.
    const tab = await page.context().newPage();
    await tab.goto(page.url());
    await untilAlive(tab);
    await page.close();
    await collectGarbage(tab);
    const pid = await findTabProcess(tab);
    const ofTab = () => privateBytes(pid);
    const idle = ofTab();

    const shown = await watchProgress(tab, "Progress of recording.wav");
    const startMs = Date.now();
    const sending = upload(tab, recording);
    const [tabPeak, serverPeak] = await Promise.all([
      peakDuring(sending, { bytes: ofTab, everyMs: SAMPLE_EVERY_MS }),
      peakDuring(sending, { bytes: ofServer, everyMs: SAMPLE_EVERY_MS }),
    ]);
    const seconds = Math.round((Date.now() - startMs) / 1000);
    const progress = await shown();
    console.log(
      `  ${seconds} s until it was available; the tab took ${inMib(tabPeak - idle)} over the ${inMib(idle)} of idle,`,
    );
    console.log(
      `  the server ${inMib(serverPeak - serverWarm)} over its ${inMib(serverWarm)}; ${progress.length} steps of progress`,
    );

    const { items } = await client.list("listAudios", { params: { owner: ADMIN.handle, space: "main" } });
    const audio = items.find(({ source }) => source?.size === FILE_BYTES);
    expect(audio?.source?.sha256).toBe(await digestOf(recording));
    expect(progress.length).toBeGreaterThan(50);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(tabPeak - idle).toBeLessThanOrEqual(MOST_TAB_GROWTH_BYTES);
    expect(serverPeak - serverWarm).toBeLessThanOrEqual(MOST_SERVER_GROWTH_BYTES);
  } finally {
    // A page without its server would complain.
    for (const open of page.context().pages()) await open.close();
    await server.end();
    await folder.remove();
  }
});

/** Gives the file to the page, and waits until it can be played. */
async function upload(page: Page, file: string): Promise<void> {
  await page.getByLabel("Files to upload").setInputFiles(file);
  const rows = page.getByRole("region", { name: "Uploads", exact: true }).getByRole("listitem");
  await expect(rows.filter({ hasText: path.basename(file) })).toContainText("Available", { timeout: WITHIN_MS });
}

async function collectGarbage(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.detach();
}

/** Every percentage that the progress bar of this name shows from now on, one after the other. */
async function watchProgress(page: Page, name: string): Promise<() => Promise<number[]>> {
  const seen = await page.evaluateHandle((label) => {
    const values: number[] = [];
    new MutationObserver(() => {
      const bar = document.querySelector(`[role=progressbar][aria-label="${label}"]`);
      const value = bar?.getAttribute("aria-valuenow");
      if (value && Number(value) !== values.at(-1)) values.push(Number(value));
    }).observe(document.body, { subtree: true, childList: true, attributeFilter: ["aria-valuenow"] });
    return values;
  }, name);
  return () => seen.jsonValue();
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

const inMib = (bytes: number) => `${(bytes / MIB).toFixed(1)} MiB`;
