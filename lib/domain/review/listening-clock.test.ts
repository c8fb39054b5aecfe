import { expect, it } from "vitest";
import { type Clocks, judgeClaim } from "./listening-clock.ts";

const fresh: Clocks = { sessionUsedUntilMs: 0, personUsedUntilMs: 0 };

it.each([
  ["as much as time has passed", 5000, 5000, fresh, "taken"],
  ["a little more", 5000, 6000, fresh, "taken"],
  ["more than a little more", 5000, 6001, fresh, "tooFast"],
  ["nothing, which takes no time", 0, 0, fresh, "taken"],
  ["what two minutes hold, after an hour", 3_600_000, 121_000, fresh, "taken"],
  ["more than two minutes, after an hour", 3_600_000, 121_001, fresh, "tooFast"],
  ["time that another session has used", 5000, 5000, { sessionUsedUntilMs: 0, personUsedUntilMs: 5000 }, "overlaps"],
  ["time that its own session has used", 5000, 5000, { sessionUsedUntilMs: 5000, personUsedUntilMs: 5000 }, "tooFast"],
] as const)("of %s", (_name, nowMs, playedMs, clocks, result) => {
  expect(judgeClaim({ nowMs, playedMs, clocks }).result).toBe(result);
});

it("gives the tolerance once, however many claims there are", () => {
  let clocks = fresh;
  let takenMs = 0;
  for (let nowMs = 100; nowMs <= 60_000; nowMs += 100) {
    const judged = judgeClaim({ nowMs, playedMs: 150, clocks });
    if (judged.result !== "taken") continue;
    takenMs += 150;
    clocks = judged.clocks;
  }
  expect(takenMs).toBeGreaterThan(59_000);
  expect(takenMs).toBeLessThanOrEqual(61_000);
});

it("takes turns between two sessions that play at once, and hears no more than one", () => {
  const sessions = [0, 0];
  let [person, takenMs] = [0, 0];
  for (let nowMs = 1000; nowMs <= 60_000; nowMs += 1000) {
    for (const index of [0, 1]) {
      const clocks = { sessionUsedUntilMs: sessions[index] as number, personUsedUntilMs: person };
      const judged = judgeClaim({ nowMs, playedMs: 1000, clocks });
      if (judged.result !== "taken") continue;
      sessions[index] = judged.clocks.sessionUsedUntilMs;
      person = judged.clocks.personUsedUntilMs;
      takenMs += 1000;
    }
  }
  expect(takenMs).toBeLessThanOrEqual(61_000);
});
