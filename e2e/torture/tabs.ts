import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { dropPaths } from "../support/drop-paths.ts";
import type { Scene } from "./scene.ts";

/** One file as a tab tells of it; `says` is all the text of its row. */
export type TrayRow = { name: string; stage: string; says: string };

const OPEN_WITHIN_MS = 60_000;
const TRY_MS = 10_000;

/** Opens the app in a new tab, and signs in where it asks for that: as often as it takes while the line is down. */
export async function openTab(scene: Scene): Promise<Page> {
  const page = await scene.profile.newPage();
  scene.tabs.push(page);
  await visit(page, scene);
  return page;
}

/** Goes to the space of the person in this tab. */
export async function visit(page: Page, { url, person }: Scene): Promise<void> {
  for (const untilMs = Date.now() + OPEN_WITHIN_MS; ; await sleep(300)) {
    try {
      await page.goto(url, { waitUntil: "commit", timeout: TRY_MS });
      await signInIfAsked(page, person);
      await page.getByRole("region", { name: "Upload audio" }).waitFor({ timeout: TRY_MS });
      return;
    } catch (error) {
      if (page.isClosed() || Date.now() > untilMs) throw error;
    }
  }
}

/** Signs in if the tab shows, or soon shows, the page for that. */
export async function signInIfAsked(page: Page, person: Scene["person"]): Promise<void> {
  const handle = page.getByLabel("Handle", { exact: true });
  await handle
    .or(page.getByRole("region", { name: "Upload audio" }))
    .first()
    .waitFor({ timeout: TRY_MS });
  if (!isAtSignIn(page)) return;
  await handle.fill(person.handle);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"), { waitUntil: "commit", timeout: TRY_MS });
}

export function isAtSignIn(page: Page): boolean {
  return new URL(page.url()).pathname.startsWith("/sign-in");
}

/** Gives files to the page, as a drop with handles or by its file input. The page must have its scripts. */
export async function give(page: Page, way: "drop" | "input", paths: readonly string[]): Promise<void> {
  if (way === "drop") await dropPaths(page, paths);
  else await page.getByLabel("Files to upload").setInputFiles([...paths]);
}

/** The files of this batch that the tab tells of; null where it cannot be asked. */
export async function readTray(page: Page, { files }: Pick<Scene, "files">): Promise<TrayRow[] | null> {
  const names = files.map(({ name }) => name);
  const rows = page.evaluate((all) => {
    const found = [...document.querySelectorAll<HTMLElement>("[data-slot=upload-entry]")];
    return found.map((row) => {
      // Other files may be named further below.
      const texts = [...row.querySelectorAll("*")].map(({ textContent }) => textContent ?? "");
      const name = texts.find((text) => all.includes(text)) ?? "";
      return { name, stage: row.dataset.stage ?? "", says: row.textContent ?? "" };
    });
  }, names);
  return soon(rows, null);
}

/** Whether the page would ask a person not to close it. */
export async function isAtRisk(page: Page): Promise<boolean> {
  const asks = page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  return soon(asks, true);
}

/** A tab that is just going elsewhere, or has ended, answers late or never. */
async function soon<T, Fallback>(answer: Promise<T>, fallback: Fallback): Promise<T | Fallback> {
  return Promise.race([answer.catch(() => fallback), sleep(2000, fallback)]);
}
