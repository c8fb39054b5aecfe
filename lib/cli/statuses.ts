import { setTimeout as sleep } from "node:timers/promises";
import type { ApiClient } from "../client/client.ts";
import type { Offer } from "../client/offer.ts";
import type { Audio } from "../contract/audio.ts";
import { isProblem } from "../contract/problem.ts";
import type { Place } from "./connect.ts";
import { insist, STUBBORNLY_MS } from "./patience.ts";

/** Asks after audios of one space, many in one question. */
export type Statuses = {
  /** The audio as it is now; null where it is gone. */
  find(handle: string): Promise<Audio | null>;
  /** The audio once its conversion has ended; null where it is gone. */
  settled(handle: string): Promise<Audio | null>;
};

type StatusesOptions = { api: ApiClient; offer: Offer; place: Place; signal: AbortSignal };

/** Most handles that one question may hold. */
const MOST_HANDLES = 50;
/** How long questions gather. */
const GATHER_MS = 10;
const SOON_MS = 500;
const LATER_MS = 2_000;
const SOON_FOR_MS = 20_000;

/** Whether the server has the whole file of this audio. */
export function hasItsFile({ state, progress }: Audio): boolean {
  return state !== "avaitingFile" || progress?.stage === "queued" || progress?.stage === "converting";
}

type Question = { handle: string; resolve: (audio: Audio | null) => void; reject: (error: unknown) => void };

export function createStatuses({ api, offer, place, signal }: StatusesOptions): Statuses {
  let gathered: Question[] = [];
  /** Another server of the contract may not know how to be asked for several. */
  const knowsFilter = offer.takes("listAudios", "handle");
  const patience = { forMs: STUBBORNLY_MS, signal };

  async function askOne(handle: string): Promise<Audio | null> {
    try {
      return await insist(() => api.call("getAudio", { params: { ...place, audio: handle }, signal }), patience);
    } catch (error) {
      if (isProblem(error) && error.code === "notFound") return null;
      throw error;
    }
  }

  async function askTogether(handles: string[]): Promise<Map<string, Audio>> {
    if (!knowsFilter || handles.length === 1) return new Map();
    const query = { handle: handles, "page-size": MOST_HANDLES };
    const { items } = await insist(() => api.list("listAudios", { params: place, query, signal }), patience);
    return new Map(items.map((audio) => [audio.handle, audio]));
  }

  async function answer(questions: Question[]): Promise<void> {
    try {
      const found = await askTogether([...new Set(questions.map(({ handle }) => handle))]);
      for (const { handle, resolve } of questions) resolve(found.get(handle) ?? (await askOne(handle)));
    } catch (error) {
      for (const { reject } of questions) reject(error);
    }
  }

  async function askAll(): Promise<void> {
    await sleep(GATHER_MS);
    const questions = gathered;
    gathered = [];
    for (let at = 0; at < questions.length; at += MOST_HANDLES) await answer(questions.slice(at, at + MOST_HANDLES));
  }

  function find(handle: string): Promise<Audio | null> {
    return new Promise((resolve, reject) => {
      if (gathered.push({ handle, resolve, reject }) === 1) void askAll();
    });
  }

  return {
    find,
    async settled(handle) {
      for (const sinceMs = Date.now(); ; ) {
        const audio = await find(handle);
        if (audio?.state !== "avaitingFile") return audio;
        const everyMs = Date.now() - sinceMs < SOON_FOR_MS ? SOON_MS : LATER_MS;
        // All who wait wake at the same moment, and so ask together.
        await sleep(everyMs - (Date.now() % everyMs), undefined, { signal });
      }
    },
  };
}
