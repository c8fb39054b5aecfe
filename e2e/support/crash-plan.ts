import { makeSpecimens, makeTone } from "./crash-specimens.ts";
import type { Plan } from "./crash-uploads.ts";

/** Numbers from 0 to 1, exclusive. */
export type Random = () => number;

/** The same sequence for the same seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` uploads of all kinds. */
export async function makePlans(folder: string, { count, random }: { count: number; random: Random }): Promise<Plan[]> {
  const { good, bad } = await makeSpecimens(folder);
  const oneOf = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, index) => ({
    name: `upload ${index}`,
    specimen: random() < 0.2 ? oneOf(bad) : random() < 0.4 ? oneOf(good) : makeTone(random),
    form: random() < 0.6 ? "json" : "twoSteps",
    waitSeconds: random() < 0.5 ? 0 : 30,
    isStubborn: random() < 0.5,
    pauseMs: Math.round(40 * random()),
  }));
}
