import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { engines } from "../../../fixtures/test-api.ts";
import { createTestSchema } from "../../../fixtures/test-schema.ts";
import { migrate, openPostgres } from "../db/open.ts";
import type { Buckets } from "./buckets.ts";
import { createMemoryBuckets } from "./memory-buckets.ts";
import { createSharedBuckets } from "./shared-buckets.ts";

const SECOND = { burst: 5, refillMicros: 1_000_000 };
let nowMicros = 0;

describe.each(engines)("buckets on %s", (engine) => {
  let buckets: Buckets;
  let close = async () => {};
  let key: string;

  beforeAll(async () => {
    if (engine === "sqlite") {
      buckets = createMemoryBuckets(() => nowMicros);
      return;
    }
    const schema = await createTestSchema();
    const db = openPostgres(schema.url);
    await migrate(db);
    buckets = createSharedBuckets(db, () => nowMicros);
    close = async () => {
      await db.close();
      await schema.drop();
    };
  });
  afterAll(() => close());
  beforeEach(() => {
    nowMicros = 1_700_000_000_000_000;
    key = randomUUID();
  });

  const takeMany = async (count: number, allowance = SECOND) => {
    const levels = await Promise.all(Array.from({ length: count }, () => buckets.take(key, allowance)));
    return levels.filter(({ isTaken }) => isTaken).length;
  };

  it("gives as many as it holds, and then one each time that one came back", async () => {
    expect(await buckets.take(key, SECOND)).toEqual({ isTaken: true, remaining: 4, waitSeconds: 0, fullInSeconds: 1 });
    expect(await takeMany(9)).toBe(4);
    expect(await buckets.take(key, SECOND)).toEqual({ isTaken: false, remaining: 0, waitSeconds: 1, fullInSeconds: 5 });
    nowMicros += 999_999;
    expect(await buckets.take(key, SECOND)).toMatchObject({ isTaken: false, waitSeconds: 1 });
    nowMicros += 1;
    expect(await takeMany(3)).toBe(1);
  });

  it("never holds more than its fill, however long nobody takes", async () => {
    expect(await takeMany(5)).toBe(5);
    nowMicros += 3_600_000_000;
    expect(await takeMany(20)).toBe(5);
  });

  it("is not kept empty by those who ask in vain", async () => {
    expect(await takeMany(5)).toBe(5);
    for (let i = 0; i < 20; i++) {
      nowMicros += 50_000;
      await buckets.take(key, SECOND, 2);
    }
    expect(await takeMany(20)).toBe(1);
  });

  it("looks without taking, and takes back", async () => {
    expect(await buckets.take(key, SECOND, 0)).toEqual({
      isTaken: true,
      remaining: 5,
      waitSeconds: 0,
      fullInSeconds: 0,
    });
    expect(await takeMany(5)).toBe(5);
    expect(await buckets.take(key, SECOND, 0)).toMatchObject({ isTaken: true, remaining: 0, waitSeconds: 1 });
    await buckets.take(key, SECOND, -2);
    expect(await takeMany(9)).toBe(2);
    await buckets.take(key, SECOND, -100);
    expect(await takeMany(9)).toBe(5);
  });

  it.each([
    ["6,000 a minute", 1000, 10_000],
    ["7,000 a minute", 1166, 8571],
    ["a million a minute", 2000, 60],
    ["one a minute", 1, 60_000_000],
  ])("gives exactly its fill at %s, and is full when it says so", async (_name, burst, refillMicros) => {
    const allowance = { burst, refillMicros };
    expect(await takeMany(burst + 20, allowance)).toBe(burst);
    const { fullInSeconds } = await buckets.take(key, allowance);
    nowMicros += fullInSeconds * 1e6;
    expect(await buckets.take(key, allowance, 0)).toMatchObject({ remaining: burst, fullInSeconds: 0 });
  });

  it("keeps keys apart, whatever stands in them", async () => {
    const keys = ["a", "A", " a", "a ", "ä", "a%", "x".repeat(300)].map((text) => `${key}${text}`);
    for (const one of keys) await buckets.take(one, { burst: 1, refillMicros: 1_000_000 });
    for (const one of keys)
      expect(await buckets.take(one, { burst: 1, refillMicros: 1_000_000 })).toMatchObject({ isTaken: false });
  });

  it("sweeps away what is full and nothing else", async () => {
    await buckets.take(key, SECOND, 2);
    nowMicros += 1_500_000;
    await buckets.sweep();
    expect(await buckets.take(key, SECOND, 0)).toMatchObject({ remaining: 4, fullInSeconds: 1 });
    nowMicros += 500_000;
    await buckets.sweep();
    expect(await takeMany(9)).toBe(5);
  });
});

it("keeps no more buckets in memory than it may, and gives up those used least lately", async () => {
  const buckets = createMemoryBuckets(() => 0);
  const one = { burst: 1, refillMicros: 1_000_000 };
  await buckets.take("old", one);
  await buckets.take("used", one);
  for (let i = 0; i < 49_999; i++) {
    await buckets.take(`other ${i}`, one);
    if (i === 25_000) await buckets.take("used", one);
  }
  expect(await buckets.take("used", one)).toMatchObject({ isTaken: false });
  expect(await buckets.take("old", one)).toMatchObject({ isTaken: true });
});
