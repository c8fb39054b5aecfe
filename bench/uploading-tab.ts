import { setTimeout as sleep } from "node:timers/promises";
import { type BrowserContextOptions, chromium, type ElementHandle, type JSHandle, type Page } from "@playwright/test";
import { ADMIN } from "../fixtures/admin.ts";
import { residentBytes } from "./server-process.ts";
import { SPACE } from "./uploading-server.ts";

/** A browser of its own with one tab, on the library of the space that all is uploaded to. */
export type Tab = {
  page: Page;
  /** Hands files to the page, as a person does who chooses them; `Date.now()` of when the page got them. */
  choose(files: string[]): Promise<number>;
  /** Hands files to an input that is no part of the app. */
  chooseApart(files: string[]): Promise<ElementHandle<HTMLInputElement>>;
  /** The Base64 of each file, encoded by the page apart from the app. */
  encodeApart(files: string[]): Promise<JSHandle<Blob[]>>;
  /** Resident memory in bytes: of the tab, and of the browser around it. */
  memory(): Promise<{ tab: number; browser: number }>;
  end(): Promise<void>;
};

export type Browser = { executablePath: string };

const SETTLE_MS = 1000;
/** A thousand paths take a moment. */
const CHOOSE_MS = 120_000;
// Chromium's sandbox does not work for root; the rest keeps it from calling home.
const ARGS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
];

type Session = BrowserContextOptions["storageState"];

/** Signs in on the screen once: what a tab needs to be signed in from its start. */
export async function signInOnce({ executablePath }: Browser, baseUrl: string): Promise<Session> {
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    const page = await browser.newPage();
    await page.goto(`${baseUrl}/sign-in`, { waitUntil: "networkidle" });
    await page.getByLabel("Handle", { exact: true }).fill(ADMIN.handle);
    await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    return await page.context().storageState();
  } finally {
    await browser.close();
  }
}

/** Opens a browser that remembers nothing of the tabs before. */
export async function openTab(
  { executablePath }: Browser,
  { baseUrl, session }: { baseUrl: string; session: Session },
): Promise<Tab> {
  const browser = await chromium.launch({ executablePath, args: ARGS });
  const context = await browser.newContext({ storageState: session, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${baseUrl}/${SPACE.owner}/${SPACE.space}`, { waitUntil: "load" });
  await sleep(SETTLE_MS);
  const devtools = await browser.newBrowserCDPSession();
  return {
    page,
    async choose(files) {
      const chosen = await page.evaluateHandle(() => {
        const box = { atMs: 0 };
        const note = () => {
          box.atMs = Date.now();
        };
        document.addEventListener("change", note, { capture: true, once: true });
        return box;
      });
      await page.getByLabel("Files to upload").setInputFiles(files, { timeout: CHOOSE_MS });
      return chosen.evaluate(({ atMs }) => atMs);
    },
    chooseApart: (files) => chooseApart(page, files),
    encodeApart: async (files) => (await chooseApart(page, files)).evaluateHandle(encode),
    async memory() {
      const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
      // A spare process for the next tab may wait beside the one that has worked.
      const busiest = (type: string) => {
        const [first] = processInfo.filter((one) => one.type === type).sort((a, b) => b.cpuTime - a.cpuTime);
        if (!first) throw new Error(`Chromium has no process of the type ${type}.`);
        return residentBytes(first.id);
      };
      return { tab: busiest("renderer"), browser: busiest("browser") };
    },
    end: () => browser.close(),
  };
}

async function chooseApart(page: Page, files: string[]): Promise<ElementHandle<HTMLInputElement>> {
  const input = await page.evaluateHandle(() => {
    const input = document.createElement("input");
    Object.assign(input, { type: "file", multiple: true, hidden: true });
    return document.body.appendChild(input);
  });
  await input.setInputFiles(files, { timeout: CHOOSE_MS });
  return input;
}

/** Runs in the page. */
async function encode({ files }: HTMLInputElement): Promise<Blob[]> {
  // Whole groups of three bytes, so that the pieces concatenate.
  const pieceBytes = 3 * 2 ** 20;
  const texts: Blob[] = [];
  for (const file of files ?? []) {
    const pieces: Blob[] = [];
    for (let at = 0; at < file.size; at += pieceBytes) {
      const bytes = new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer());
      let binary = "";
      for (let from = 0; from < bytes.length; from += 2 ** 15) {
        binary += String.fromCharCode(...bytes.subarray(from, from + 2 ** 15));
      }
      pieces.push(new Blob([btoa(binary)]));
    }
    texts.push(new Blob(pieces));
  }
  return texts;
}
