import type { TabLine } from "./tab-claim.ts";

const nameOf = (tab: string) => `earmark-tab-${tab}`;

/**
 * Tells the life of tabs by Web Locks. A tab holds its lock alone; those who wait for its end stand in line for a shared one,
 * so that a waiter is never taken for the tab, and none holds up another.
 */
export function createLockLine(onEnded: (tab: string) => void): TabLine {
  const isOver = new AbortController();
  const { signal } = isOver;
  const over = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));

  return {
    hold: (tab) =>
      new Promise((resolve) => {
        const hold = () => {
          resolve();
          return over;
        };
        // Where the browser refuses, the tab counts as ended, and the archive says what it loses by that.
        navigator.locks.request(nameOf(tab), { signal }, hold).catch(() => resolve());
      }),
    async living(tabs) {
      try {
        const { held = [] } = await navigator.locks.query();
        const names = new Set(held.flatMap(({ name, mode }) => (mode === "exclusive" ? name : [])));
        return new Set(tabs.filter((tab) => names.has(nameOf(tab))));
      } catch {
        // Better nobody goes on with an upload than two.
        return new Set(tabs);
      }
    },
    watch(tab) {
      const end = () => onEnded(tab);
      navigator.locks.request(nameOf(tab), { mode: "shared", signal }, end).catch(() => {});
    },
    close: () => isOver.abort(),
  };
}
