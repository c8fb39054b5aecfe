import type { Locator, Page } from "@playwright/test";

/** The player of an audio's page. */
export type PlayerPage = {
  waveform: Locator;
  overview: Locator;
  /** Whether it cannot be zoomed in any more. */
  isClosest(): Promise<boolean>;
  /** Clicks at that share of the overview, and puts the keyboard on the waveform. */
  seekTo(share: number): Promise<void>;
};

/** Opens the page at `path` and waits until its waveform is drawn. */
export async function openPlayer(page: Page, path: string): Promise<PlayerPage> {
  await page.goto(new URL(path, page.url()).href);
  await page.locator("[data-slot=waveform][data-state=ready]").waitFor();
  const player = page.getByRole("region", { name: "Player" });
  const overview = player.locator("[data-slot=overview]");
  await overview.locator("canvas").first().waitFor();
  return {
    waveform: player.locator("[data-slot=waveform]"),
    overview,
    isClosest: async () => (await player.getByRole("slider", { name: "Zoom" }).inputValue()) === "100",
    async seekTo(share) {
      const { x, y, width, height } = await boxOf(overview);
      await page.mouse.click(x + width * share, y + height / 2);
      await page.getByRole("slider", { name: "Position" }).focus();
    },
  };
}

/** Where a part is on the page. */
export async function boxOf(part: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await part.boundingBox();
  if (!box) throw new Error("It is not on the page.");
  return box;
}
