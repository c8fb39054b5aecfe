import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { createTurns } from "../../lib/browser/upload/turns.ts";
import type { EventKind, EventPlan } from "./plan.ts";
import type { Scene } from "./scene.ts";
import { isAtRisk, openTab, visit } from "./tabs.ts";

/**
 * Lets all events of the plan happen, each at its time, and resolves when everything is mended again. What a person does
 * goes one after the other; servers die and lines break whenever they like.
 */
export async function befall(scene: Scene): Promise<void> {
  const inTurn = createTurns();
  const startMs = Date.now();
  const happening: Promise<void>[] = [];
  let cuts = 0;

  const acts: Record<EventKind, (event: EventPlan) => Promise<unknown>> = {
    closeTab: () => inTurn(() => replaceTab(scene, (page) => page.close())),
    crashTab: () => inTurn(() => replaceTab(scene, crash)),
    killBrowser: () => inTurn(() => killBrowser(scene)),
    openTab: () => inTurn(() => openTab(scene)),
    endSession: (event) => inTurn(() => endSession(scene, event)),
    killServer: () => scene.server.crash(),
    async cutLine({ lastsMs }) {
      if (cuts++ === 0) await scene.line.cut();
      await sleep(lastsMs);
      if (--cuts === 0) await scene.line.mend();
    },
    goOffline: ({ lastsMs }) => goOffline(scene, lastsMs),
  };

  async function happen(event: EventPlan): Promise<void> {
    scene.note(`${event.kind} begins`);
    await acts[event.kind](event);
    scene.note(`${event.kind} is over`);
  }

  for (const event of scene.plan.events) {
    await sleep(Math.max(0, startMs + event.atMs - Date.now()));
    const one = happen(event);
    // What goes wrong is told when all of it is over.
    one.catch(() => undefined);
    happening.push(one);
  }
  await Promise.all(happening);
}

/** Ends the oldest tab, which the files were given to, and opens the app in a new one. */
async function replaceTab(scene: Scene, end: (page: Page) => Promise<void>): Promise<void> {
  const [page] = scene.tabs;
  if (page) {
    await noteRisk(scene, [page]);
    scene.tabs = scene.tabs.filter((tab) => tab !== page);
    await end(page);
  }
  await openTab(scene);
}

async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const devtools = await page.context().newCDPSession(page);
  devtools.send("Page.crash").catch(() => undefined);
  await crashed;
  await page.close();
}

async function killBrowser(scene: Scene): Promise<void> {
  await noteRisk(scene, scene.tabs);
  scene.tabs = [];
  await scene.profile.kill();
  await openTab(scene);
}

async function goOffline({ profile }: Scene, lastsMs: number): Promise<void> {
  // The browser may be killed meanwhile: then it is online again by that.
  await profile.setOffline(true).catch(() => undefined);
  await sleep(lastsMs);
  await profile.setOffline(false).catch(() => undefined);
}

async function endSession(scene: Scene, { how, tab, lastsMs }: EventPlan): Promise<void> {
  if (how === "cookie") await scene.profile.context().clearCookies();
  else await endOtherSessions(scene);
  await sleep(lastsMs);
  const [page] = scene.tabs;
  if (tab === "same" && page) {
    await noteRisk(scene, [page]);
    return visit(page, scene);
  }
  const other = await scene.profile.newPage();
  await visit(other, scene);
  await other.close();
}

async function endOtherSessions({ api }: Scene): Promise<void> {
  const { items } = await api.list("listSessions", {});
  for (const { handle, current } of items) {
    if (!current) await api.call("removeSession", { params: { session: handle } });
  }
}

async function noteRisk(scene: Scene, pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    if (!(await isAtRisk(page))) continue;
    scene.wasAtRisk = true;
    scene.note("the page would ask not to be closed");
  }
}
