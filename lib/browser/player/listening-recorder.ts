import { claimableMs } from "../../domain/review/listening-clock.ts";
import type { ListeningAnswer, ListeningLine } from "./listening-line.ts";
import { addSpan, fitSpans, playedMsOf, type Span } from "./listening-log.ts";
import { lookAgain, watch } from "./listening-watch.ts";
import type { PlayerState } from "./player-state.ts";
import type { Scope } from "./scope.ts";
import type { Store } from "./store.ts";

/** Tells the server what its person hears. */
export type ListeningRecorder = {
  /** Claims all that was heard until now; the share that the server knows of then, null where it knows of none. */
  flushListening(): Promise<number | null>;
};

type RecorderOptions = {
  store: Store<PlayerState>;
  scope: Scope;
  line: ListeningLine;
  /** A clock that is never set, in milliseconds. */
  nowMs?: () => number;
};

const CLAIM_EVERY_MS = 10_000;
/** No two clocks run alike. */
const CLOCK_MARGIN_MS = 100;

type Session = { session: string; sequence: number; nonce: string; usedUntilMs: number };

/**
 * Gathers what goes by in a player and claims it when it stops and when asked. It claims no more than the server's clock will
 * allow, and one claim after the other. An answer that does not come is asked for again with the next claim; where the server
 * refuses, another session begins.
 */
export function createListeningRecorder(options: RecorderOptions): ListeningRecorder {
  const { store, scope, line, nowMs = () => performance.now() } = options;
  let watched = watch(store.get(), nowMs());
  let gathered: Span[] = [];
  let session: Session | null = null;
  let isUnwanted = false;
  let turn: Promise<void> = Promise.resolve();

  function look(): void {
    const wasPlaying = watched.isHeard;
    const seen = lookAgain(watched, store.get(), nowMs());
    watched = seen.watched;
    gathered = seen.spans.reduce(addSpan, gathered);
    if (watched.isHeard && !wasPlaying) inTurn(begin);
    if (!watched.isHeard && wasPlaying) inTurn(claim);
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    turn = turn.then(work);
    return turn;
  }

  async function begin(): Promise<void> {
    if (session || isUnwanted) return;
    take(await line.start(), 0);
  }

  async function claim(): Promise<void> {
    if (gathered.length > 0) await begin();
    if (!session) return;
    const { usedUntilMs, ...last } = session;
    const spans = fitSpans(gathered, claimableMs(nowMs(), usedUntilMs) - CLOCK_MARGIN_MS);
    gathered = [];
    if (spans.length === 0) return;
    const answer = await line.claim({ ...last, sequence: last.sequence + 1, spans });
    if (answer.result === "lost") gathered = gathered.reduce(addSpan, spans);
    take(answer, playedMsOf(spans));
    if (answer.result === "refused") await begin();
  }

  function take(answer: ListeningAnswer, playedMs: number): void {
    if (answer.result === "taken") {
      const { share, ...rest } = answer.session;
      // The server counted from the moment that it was asked, which was no later than this.
      session = { ...rest, usedUntilMs: Math.max((session?.usedUntilMs ?? 0) + playedMs, nowMs()) };
      store.set({ heardShare: share });
    }
    if (answer.result === "refused") session = null;
    if (answer.result === "unwanted") isUnwanted = true;
  }

  function flush(): Promise<void> {
    look();
    return inTurn(claim);
  }

  scope.add(store.subscribe(look));
  return {
    async flushListening() {
      await flush();
      return store.get().heardShare;
    },
  };
}

/** Claims now and then by itself, and before the page goes away. */
export function claimRegularly({ flushListening }: ListeningRecorder, scope: Scope): void {
  const claim = () => void flushListening();
  const timer = setInterval(claim, CLAIM_EVERY_MS);
  scope.listen(document, "visibilitychange", () => document.visibilityState === "hidden" && claim());
  scope.listen(window, "pagehide", claim);
  scope.add(() => {
    clearInterval(timer);
    claim();
  });
}
