import type { Offer } from "./offer.ts";

const FRESH_MS = 5 * 60_000;

/**
 * Reads an offer once for many who ask, and again after five minutes: the server may have been upgraded. Meanwhile, and
 * while it cannot be read, the former one holds. A failure is thrown to those who have no former one, and forgotten.
 */
export function keepOffer(read: () => Promise<Offer>, nowMs: () => number = Date.now): () => Promise<Offer> {
  let kept: { offer: Offer; readAtMs: number } | undefined;
  let reading: Promise<Offer> | undefined;

  async function readNow(): Promise<Offer> {
    try {
      const offer = await read();
      kept = { offer, readAtMs: nowMs() };
      return offer;
    } finally {
      reading = undefined;
    }
  }

  return async () => {
    if (kept && nowMs() - kept.readAtMs < FRESH_MS) return kept.offer;
    reading ??= readNow();
    if (!kept) return reading;
    reading.catch(() => undefined);
    return kept.offer;
  };
}
