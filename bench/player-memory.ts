// What one tab has after it showed many audios, one after the other, without being loaded anew.
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { MIB, type Row } from "./report.ts";
import type { Bench } from "./uploading-bench.ts";
import type { Tab } from "./uploading-tab.ts";

/** The first few fill what is filled once. */
const WARM_UP = 4;
const SETTLE_MS = 1000;

type Memory = { tabBytes: number; heapBytes: number; nodes: number };

export async function watchMemory(bench: Bench, audios: number): Promise<Row[]> {
  const tab = await bench.openTab();
  try {
    const { page } = tab;
    await page.getByRole("link", { name: /^Clip/ }).first().click();
    await untilDrawn(page);
    let before: Memory | null = null;
    for (let opened = 1; opened < audios; opened += 1) {
      if (opened === WARM_UP) before = await measure(tab);
      const last = page.url();
      await zoomIn(page);
      await page.keyboard.press("]");
      await page.waitForURL((url) => url.href !== last);
      await untilDrawn(page);
    }
    const after = await measure(tab);
    if (!before) throw new Error(`More than ${WARM_UP} audios are needed.`);
    const rows: [string, string, string][] = [
      ["resident memory of the tab", mib(before.tabBytes), mib(after.tabBytes)],
      ["heap of its scripts, without garbage", mib(before.heapBytes), mib(after.heapBytes)],
      ["nodes of its documents", `${before.nodes}`, `${after.nodes}`],
    ];
    return rows.map(([what, first, last]) => ({
      what,
      measured: `after ${WARM_UP}: ${first}; after ${audios}: ${last}`,
    }));
  } finally {
    await tab.end();
  }
}

async function untilDrawn(page: Page): Promise<void> {
  await page.locator("[data-slot=waveform][data-state=ready]").waitFor();
  await page.locator("[data-slot=overview] canvas").first().waitFor();
}

/** To the samples, so that there is more to keep than an overview. */
async function zoomIn(page: Page): Promise<void> {
  for (let step = 0; step < 8; step += 1) await page.keyboard.press("+");
  await sleep(150);
}

async function measure({ page, memory }: Tab): Promise<Memory> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  await sleep(SETTLE_MS);
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const { nodes } = await devtools.send("Memory.getDOMCounters");
  await devtools.detach();
  return { tabBytes: (await memory()).tab, heapBytes: usedSize, nodes };
}

const mib = (bytes: number) => `${(bytes / MIB).toFixed(1)} MiB`;
