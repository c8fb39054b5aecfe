import type { Page } from "@playwright/test";

/** The server has the file: whichever of these comes first. */
export const STORED = ["received", "converting", "available"];

/** When each stage of the queue's only file began, as `Date.now()`; a stage that it never had is missing. */
export type Stages = Partial<Record<string, number>>;

/** Begins to note the stages. `until` comes back when the file is in one of these, and fails where it will never be. */
export async function watchStages(page: Page): Promise<{ until(stages: readonly string[]): Promise<Stages> }> {
  const watch = await page.evaluateHandle(() => {
    const seen: Record<string, number> = {};
    let wake = () => {};
    const note = () => {
      const stage = document.querySelector<HTMLElement>("[data-slot=upload-entry]")?.dataset.stage;
      if (!stage || stage in seen) return;
      seen[stage] = Date.now();
      wake();
    };
    note();
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ["data-stage"],
    });
    const isIn = (stages: readonly string[]) => stages.some((stage) => stage in seen);
    return {
      async until(stages: readonly string[]) {
        while (!isIn(stages) && !isIn(["refused", "failed", "held", "cancelled"])) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        return { seen, hasCome: isIn(stages) };
      },
    };
  });
  return {
    async until(stages) {
      const { seen, hasCome } = await watch.evaluate((it, wanted) => it.until(wanted), stages);
      if (!hasCome) throw new Error(`The upload went another way: ${Object.keys(seen).join(" → ")}.`);
      return seen;
    },
  };
}
