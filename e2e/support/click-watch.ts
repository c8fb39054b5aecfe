import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "@playwright/test";

/** How long clicks took until the frame that followed them was on the screen, in milliseconds. */
export type ClickTimes = { clicks: number; medianMs: number; p95Ms: number; maxMs: number };

/**
 * Clicks on `button`, which must open or close something without the server, at random moments while `work` runs, and
 * measures each from the moment when the browser had it to the end of the next frame. One that changes nothing is an error.
 */
export async function watchClicks(
  { page, button, random }: { page: Page; button: Locator; random: () => number },
  work: () => Promise<void>,
): Promise<ClickTimes> {
  const watch = await page.evaluateHandle(() => {
    const measured: number[] = [];
    const watching = new AbortController();
    const measure = ({ timeStamp }: Event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        // The first task after the frame.
        port1.onmessage = () => measured.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    };
    document.addEventListener("click", measure, { capture: true, signal: watching.signal });
    return { measured, end: () => watching.abort() };
  });
  let isOver = false;
  let clicks = 0;
  async function click(): Promise<void> {
    for (; !isOver; await sleep(50 + 500 * random())) {
      const before = await button.getAttribute("aria-expanded");
      await button.click();
      clicks++;
      if ((await button.getAttribute("aria-expanded")) === before) throw new Error("A click changed nothing.");
    }
  }
  const over = work().finally(() => {
    isOver = true;
  });
  await Promise.all([over, click()]);
  const measured = await watch.evaluate(({ measured, end }) => {
    end();
    return measured.sort((a, b) => a - b);
  });
  if (measured.length < clicks) throw new Error(`${clicks} clicks, and only ${measured.length} were seen.`);
  const at = (share: number) => measured[Math.min(measured.length - 1, Math.floor(share * measured.length))] ?? 0;
  return { clicks, medianMs: at(0.5), p95Ms: at(0.95), maxMs: at(1) };
}
