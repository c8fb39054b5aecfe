import { describe, expect, it } from "vitest";
import { countCheck, countPlaywright, countVitest, verdict } from "./counts.mjs";

const file = (status: string, tests: number) => ({ status, assertionResults: Array(tests).fill({}) });
const vitest = (passed: number, failed: number, testResults = [file("passed", passed)]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults,
});
const playwright = (expected: number, unexpected = 0, flaky = 0) => ({
  stats: { expected, unexpected, flaky, skipped: 2 },
});

describe("the closing line", () => {
  it.each([
    [
      "all is well",
      [countCheck(true), countVitest(vitest(40, 0), 0), countPlaywright(playwright(9), 0)],
      "50 passed, 0 failed",
      true,
    ],
    ["a check failed and stopped the rest", [countCheck(true), countCheck(false)], "1 passed, 1 failed", false],
    ["a unit test failed", [countVitest(vitest(39, 1), 1)], "39 passed, 1 failed", false],
    [
      "a test file could not be loaded",
      [countVitest(vitest(5, 0, [file("failed", 0)]), 1)],
      "5 passed, 1 failed",
      false,
    ],
    ["an error outside of every test", [countVitest(vitest(5, 0), 1)], "5 passed, 1 failed", false],
    ["the runner broke down before its report", [countVitest(null, 1)], "0 passed, 1 failed", false],
    ["a story failed", [countPlaywright(playwright(8, 1), 1)], "8 passed, 1 failed", false],
    ["a story was flaky", [countPlaywright(playwright(8, 0, 1), 0)], "8 passed, 1 failed", false],
    ["the server of the stories did not start", [countPlaywright(playwright(0), 1)], "0 passed, 1 failed", false],
    ["nothing was tested", [countCheck(true), countVitest(vitest(0, 0, []), 0)], "1 passed, 0 failed", false],
  ])("%s", (_name, counts, line, isGood) => {
    expect(verdict(counts)).toEqual({ line, isGood });
  });
});
