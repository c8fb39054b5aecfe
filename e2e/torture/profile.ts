import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { createTurns } from "../../lib/browser/upload/turns.ts";

/** A browser that keeps what it knows in a folder, as a person's does. */
export type Profile = {
  context(): BrowserContext;
  newPage(): Promise<Page>;
  setOffline(isOffline: boolean): Promise<void>;
  /** Ends the whole browser by SIGKILL, and starts it again on the same folder. */
  kill(): Promise<void>;
  close(): Promise<void>;
};

type ProfileOptions = {
  executablePath: string;
  folder: string;
  /** Hears of each start. */
  onStart: (context: BrowserContext) => void;
};

// Chromium's sandbox does not work for root; the rest keeps it from calling home.
const ARGS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
];

export async function openProfile({ executablePath, folder, onStart }: ProfileOptions): Promise<Profile> {
  // A page that is made while the network goes or comes back may miss it.
  const inTurn = createTurns();
  let context = await start();

  async function start(): Promise<BrowserContext> {
    const started = await chromium.launchPersistentContext(folder, { executablePath, args: ARGS });
    onStart(started);
    return started;
  }

  async function findPid(): Promise<number> {
    const devtools = await context.browser()?.newBrowserCDPSession();
    const { processInfo = [] } = (await devtools?.send("SystemInfo.getProcessInfo")) ?? {};
    const pid = processInfo.find(({ type }) => type === "browser")?.id;
    if (!pid) throw new Error("Chromium does not tell its process.");
    return pid;
  }

  return {
    context: () => context,
    newPage: () => inTurn(() => context.newPage()),
    setOffline: (isOffline) => inTurn(() => context.setOffline(isOffline)),
    async kill() {
      const pid = await findPid();
      const closed = context.waitForEvent("close");
      process.kill(pid, "SIGKILL");
      await closed;
      context = await start();
    },
    close: () => context.close(),
  };
}
