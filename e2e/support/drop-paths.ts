import type { CDPSession, Page } from "@playwright/test";
import { untilAlive } from "./alive.ts";

/** Where on the page: nothing of the app stands here. */
const POINT = { x: 20, y: 300 };

type DragEventType = "dragEnter" | "dragOver" | "drop" | "dragCancel";

/**
 * Drags files and folders of the disk over the page, as a file manager would: a real drag, with real folders. `drop` lets
 * go of them, `leave` takes them away again. Only where Chromium tells the story.
 */
export async function dragPaths(page: Page, paths: readonly string[]) {
  // A page that is not alive yet leaves a drop to the browser, which opens the file in place of it.
  await untilAlive(page);
  const browser = await page.context().newCDPSession(page);
  await send(browser, "dragEnter", paths);
  await send(browser, "dragOver", paths);
  const end = async (how: "drop" | "dragCancel") => {
    await send(browser, how, paths);
    await browser.detach();
  };
  return { drop: () => end("drop"), leave: () => end("dragCancel") };
}

/** Drops files and folders of the disk, given by their absolute paths, on the page. */
export async function dropPaths(page: Page, paths: readonly string[]): Promise<void> {
  const drag = await dragPaths(page, paths);
  await drag.drop();
}

async function send(browser: CDPSession, type: DragEventType, paths: readonly string[]): Promise<void> {
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  await browser.send("Input.dispatchDragEvent", { type, ...POINT, data });
}
