import type { TabLine, TabMessage } from "./tab-claim.ts";

/** How long a living tab may take to answer. Messages, unlike timers, are not slowed down in the background. */
const ANSWER_MS = 1500;

/** How often tabs that are watched are asked whether they still live. */
const ASK_EVERY_MS = 4000;

type ChannelLineOptions = { channel: BroadcastChannel; onEnded: (tab: string) => void };

/**
 * Tells the life of tabs where Web Locks are missing (plain http): who lives answers, and says when it leaves; a tab that
 * crashed is noticed within six seconds.
 */
export function createChannelLine({ channel, onEnded }: ChannelLineOptions): TabLine {
  const watched = new Set<string>();
  const questions = new Set<(tab: string) => void>();
  const isOver = new AbortController();
  const { signal } = isOver;
  const timer = setInterval(() => void askWatched(), ASK_EVERY_MS);
  let own: string | null = null;

  const post = (message: TabMessage) => channel.postMessage(message);

  channel.addEventListener(
    "message",
    ({ data }: MessageEvent<TabMessage>) => {
      if (data.kind === "whoLives" && own !== null && data.tabs.includes(own)) post({ kind: "living", tab: own });
      if (data.kind === "living") for (const answer of questions) answer(data.tab);
      if (data.kind === "ended") end(data.tab);
    },
    { signal },
  );
  // What is said in `pagehide` of a page that is closed or left still arrives.
  window.addEventListener("pagehide", () => sayEnded(), { signal });

  function sayEnded(): void {
    if (own !== null) post({ kind: "ended", tab: own });
    own = null;
  }

  function end(tab: string): void {
    if (watched.delete(tab)) onEnded(tab);
  }

  async function askWatched(): Promise<void> {
    const tabs = [...watched];
    const alive = await living(tabs);
    for (const tab of tabs) if (!alive.has(tab) && !signal.aborted) end(tab);
  }

  function living(tabs: readonly string[]): Promise<Set<string>> {
    if (tabs.length === 0) return Promise.resolve(new Set());
    return new Promise((resolve) => {
      const alive = new Set<string>();
      const settle = () => {
        questions.delete(answer);
        clearTimeout(patience);
        resolve(alive);
      };
      const answer = (tab: string) => {
        if (tabs.includes(tab)) alive.add(tab);
        if (alive.size === tabs.length) settle();
      };
      const patience = setTimeout(settle, ANSWER_MS);
      questions.add(answer);
      post({ kind: "whoLives", tabs });
    });
  }

  return {
    async hold(tab) {
      own = tab;
    },
    living,
    watch: (tab) => void watched.add(tab),
    close() {
      sayEnded();
      isOver.abort();
      clearInterval(timer);
    },
  };
}
