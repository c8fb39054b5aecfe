import { setTimeout as sleep } from "node:timers/promises";
import { type Gaps, watchGaps } from "./uploading-gaps.ts";
import type { UploadServer } from "./uploading-server.ts";
import { openTab, signInOnce, type Tab } from "./uploading-tab.ts";

/** What every part of P5 works with. */
export type Bench = {
  /** Where the files to upload are written. It goes with the run. */
  folder: string;
  server: UploadServer;
  /** A fresh browser on the library, at another address where the app is reached by one. */
  openTab(baseUrl?: string): Promise<Tab>;
  /** Watches the main thread while nothing is done. */
  watchIdle(tab: Tab): Promise<Gaps>;
};

const IDLE_MS = 3000;

/** Signs the admin of `server` in; what is to be uploaded is written below `folder`. */
export async function openBench(options: {
  folder: string;
  executablePath: string;
  server: UploadServer;
}): Promise<Bench> {
  const { folder, executablePath, server } = options;
  const session = await signInOnce({ executablePath }, server.baseUrl);
  return {
    folder,
    server,
    openTab: (baseUrl = server.baseUrl) => openTab({ executablePath }, { baseUrl, session }),
    async watchIdle({ page }) {
      const end = await watchGaps(page);
      await sleep(IDLE_MS);
      return end();
    },
  };
}
