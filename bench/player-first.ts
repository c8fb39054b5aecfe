// The first waveform of a long recording on the screen, and what comes over the line for it.
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { LongAudio } from "./player-audios.ts";
import { countTraffic, type Traffic } from "./player-traffic.ts";
import { MIB, mebibytes, median, type Row, times } from "./report.ts";
import type { Bench } from "./uploading-bench.ts";
import { timesAs } from "./uploading-figures.ts";

/** Until it can be seen; `afterMarkup` is what of that was left when the place of it stood on the page. */
type First = { seconds: number; afterMarkup: number; traffic: Traffic };

/** From the click in the library until it can be seen. */
const WANTED_SECONDS = 0.3;
/** To fetch an hour and to decode it takes a while. */
const DEFAULT_MS = 10 * 60_000;
const LIBRARY = path.resolve(import.meta.dirname, "../node_modules/wavesurfer.js/dist/wavesurfer.esm.js");

/** Our page by a click and by its address, and wavesurfer's default on a page of its own, each in a fresh browser. */
export async function compareFirst(
  bench: Bench,
  { audio, rounds }: { audio: LongAudio; rounds: number },
): Promise<Row[]> {
  const [clicked, loaded, theirs]: [First[], First[], First[]] = [[], [], []];
  // The first of each is the warm-up of the server.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [way, told] of [
      [byClick, clicked],
      [byAddress, loaded],
      [byDefault, theirs],
    ] as const) {
      const tab = await bench.openTab();
      try {
        const first = await way(tab.page, audio);
        if (round > 0) told.push(first);
      } finally {
        await tab.end();
      }
    }
  }
  const secondsOf = (all: First[]) => all.map(({ seconds }) => seconds);
  const bytesOf = (all: First[]) => all.map(({ traffic }) => traffic.bytes);
  return [
    {
      what: "click in the library → waveform on screen",
      measured: times(secondsOf(clicked)),
      wanted: "≤ 300 ms",
      holds: median(secondsOf(clicked)) <= WANTED_SECONDS,
    },
    { what: "  of it since the player stands on the page", measured: times(clicked.map((one) => one.afterMarkup)) },
    { what: "address entered → waveform on screen", measured: times(secondsOf(loaded)) },
    { what: "wavesurfer's default, page loaded → waveform on screen", measured: times(secondsOf(theirs)) },
    { what: "wavesurfer / click", measured: timesAs(secondsOf(theirs), secondsOf(clicked)) },
    { what: "wavesurfer / address", measured: timesAs(secondsOf(theirs), secondsOf(loaded)) },
    { what: "bytes for it", measured: `${(median(bytesOf(clicked)) / 1024).toFixed(1)} KiB` },
    { what: "wavesurfer's bytes", measured: mebibytes(bytesOf(theirs)) },
    {
      what: "wavesurfer / ours, bytes",
      measured: `${(median(bytesOf(theirs)) / median(bytesOf(clicked))).toFixed(0)}x`,
    },
    { what: "the file", measured: `${(audio.fileBytes / MIB).toFixed(1)} MiB` },
  ];
}

async function byClick(page: Page, { name }: LongAudio): Promise<First> {
  const traffic = await countTraffic(page);
  const link = page.getByRole("link", { name, exact: true });
  await link.evaluate((element) => {
    element.addEventListener("click", () => performance.mark("clicked"), { once: true });
  });
  const [{ shownMs, markupMs }, clickedMs] = await Promise.all([
    untilDrawn(page),
    link.click().then(() => page.evaluate(() => performance.getEntriesByName("clicked")[0]?.startTime ?? 0)),
  ]);
  return { seconds: (shownMs - clickedMs) / 1000, afterMarkup: (shownMs - markupMs) / 1000, traffic: traffic() };
}

async function byAddress(page: Page, audio: LongAudio): Promise<First> {
  const traffic = await countTraffic(page);
  await page.goto(audio.path.startsWith("http") ? audio.path : new URL(audio.path, page.url()).href, {
    waitUntil: "commit",
  });
  const { shownMs, markupMs } = await untilDrawn(page);
  return { seconds: shownMs / 1000, afterMarkup: (shownMs - markupMs) / 1000, traffic: traffic() };
}

/** When the player's place is on the page, and when its canvas has its first column, by the page's own clock. */
function untilDrawn(page: Page): Promise<{ shownMs: number; markupMs: number }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        let markupMs: number | null = null;
        const look = () => {
          if (document.querySelector("[data-slot=waveform]")) markupMs ??= performance.now();
          const canvas = document.querySelector<HTMLCanvasElement>("[data-slot=waveform] canvas");
          const context = canvas && canvas.height > 0 ? canvas.getContext("2d") : null;
          const column = context?.getImageData(context.canvas.width >> 1, 0, 1, context.canvas.height);
          if (column?.data.some((value) => value > 0)) {
            const shownMs = performance.now();
            resolve({ shownMs, markupMs: markupMs ?? shownMs });
          } else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** wavesurfer as its guide shows it: a container and an address. */
async function byDefault(page: Page, audio: LongAudio): Promise<First> {
  const traffic = await countTraffic(page);
  const file = `${new URL(audio.path, page.url()).pathname}/file`;
  await page.route("**/wavesurfer.esm.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: readFileSync(LIBRARY, "utf8") }),
  );
  const script = `import WaveSurfer from "/wavesurfer.esm.js";
    const surfer = WaveSurfer.create({ container: "#waveform", url: ${JSON.stringify(file)} });
    surfer.on("redrawcomplete", () => requestAnimationFrame(() => (window.drawnMs ??= performance.now())));
    surfer.on("error", (error) => (window.failed = String(error)));`;
  await page.route("**/wavesurfer.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><div id="waveform"></div><script type="module">${script}</script>`,
    }),
  );
  await page.goto(new URL("/wavesurfer.html", page.url()).href);
  const told = await page.waitForFunction(
    () => {
      const { drawnMs, failed } = window as { drawnMs?: number; failed?: string };
      if (failed) throw new Error(failed);
      return drawnMs;
    },
    null,
    { timeout: DEFAULT_MS },
  );
  const seconds = Number(await told.jsonValue()) / 1000;
  return { seconds, afterMarkup: seconds, traffic: traffic() };
}
