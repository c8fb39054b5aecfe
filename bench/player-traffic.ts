import type { Page } from "@playwright/test";

/** What came over the line to draw a recording: peaks, and of the file what a script asked for. */
export type Traffic = { bytes: number; requests: number };

/** Begins to count. What the media element fetches to play is another matter, and is left out. */
export async function countTraffic(page: Page): Promise<() => Traffic> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  const drawn = new Set<string>();
  const total = { bytes: 0, requests: 0 };
  devtools.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    const { pathname } = new URL(request.url);
    if (!pathname.endsWith("/peaks") && !(pathname.endsWith("/file") && type !== "Media")) return;
    drawn.add(requestId);
    total.requests += 1;
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (drawn.has(requestId)) total.bytes += encodedDataLength;
  });
  return () => ({ ...total });
}
