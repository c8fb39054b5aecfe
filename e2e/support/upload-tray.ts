import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import type { ApiClient } from "../../lib/client/client.ts";
import type { Person } from "./people.ts";

/** The tray with the uploads. */
export function trayOf(page: Page): Locator {
  return page.getByRole("region", { name: "Uploads", exact: true });
}

/** The row of one file in the tray. */
export function rowOf(page: Page, fileName: string): Locator {
  return trayOf(page).getByRole("listitem").filter({ hasText: fileName });
}

/** Chooses files with the button of a space's page. */
export async function chooseFiles(page: Page, files: string[]): Promise<void> {
  await page.getByLabel("Files to upload").setInputFiles(files);
}

/** Waits until the server has these files in the person's own space: each available, whole, once, and nothing else. */
export async function expectArrived(
  client: ApiClient,
  person: Person,
  files: string[],
  { timeout = 30_000 } = {},
): Promise<void> {
  const expected = await Promise.all(files.map(async (file) => [path.basename(file), "available", await hashOf(file)]));
  await expect
    .poll(() => listArrived(client, person), { timeout })
    .toEqual(expected.sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)));
}

async function listArrived(client: ApiClient, { handle }: Person) {
  const { items } = await client.list("listAudios", {
    params: { owner: handle, space: "main" },
    query: { "page-size": 50 },
  });
  const facts = items.map(({ source, state }) => [source?.name ?? "", state, source?.sha256 ?? ""]);
  return facts.sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1));
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
