/** What a bucket holds when it is full, and how long one token takes to come back, in whole microseconds. */
export type Allowance = { burst: number; refillMicros: number };

/** How a bucket stands. `waitSeconds` is the time until there is a token again, 0 while there is one. */
export type Level = { isTaken: boolean; remaining: number; waitSeconds: number; fullInSeconds: number };

/** Token buckets by key: in the memory of one process, or shared by all processes on one database. */
export type Buckets = {
  /** Takes `count` tokens, or none where there are not so many; 0 only looks, and what is negative is put back. */
  take(key: string, allowance: Allowance, count?: number): Promise<Level>;
  /** Forgets the buckets that are full: they are as good as new ones. */
  sweep(): Promise<void>;
};

/**
 * How a bucket stands that will be full in `fullInMicros`. That moment is all there is to keep of one: taking moves it
 * on, but never farther off than an empty bucket needs.
 */
export function toLevel(fullInMicros: number, isTaken: boolean, { burst, refillMicros }: Allowance): Level {
  const untilFull = Math.max(0, fullInMicros);
  const remaining = Math.floor(burst - untilFull / refillMicros);
  const untilNext = remaining > 0 ? 0 : untilFull - (burst - 1) * refillMicros;
  return { isTaken, remaining, waitSeconds: toSeconds(untilNext), fullInSeconds: toSeconds(untilFull) };
}

function toSeconds(micros: number): number {
  return Math.ceil(micros / 1e6);
}
