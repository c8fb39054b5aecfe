/** What a step counts for in the closing line. */
const NOTHING = { passed: 0, failed: 0, tests: 0 };

/** The sum of counts. */
export function sum(counts) {
  return counts.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      tests: total.tests + one.tests,
    }),
    NOTHING,
  );
}

/** A check without tests of its own (lint, types, build) counts as one. */
export function countCheck(isOk) {
  return { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, tests: 0 };
}

/** The counts of Vitest's JSON report; null where it wrote none. A run that failed beside its tests counts one more. */
export function countVitest(report, exitCode) {
  if (!report) return countCheck(false);
  // A file that cannot be loaded has failed without a single test.
  const unloaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return counted(report.numPassedTests, report.numFailedTests + unloaded.length, exitCode);
}

/** The counts of Playwright's JSON report; null where it wrote none. A flaky test, passed at a second try, has failed. */
export function countPlaywright(report, exitCode) {
  if (!report) return countCheck(false);
  const { expected, unexpected, flaky } = report.stats;
  return counted(expected, unexpected + flaky, exitCode);
}

function counted(passed, failed, exitCode) {
  const unexplained = exitCode !== 0 && failed === 0 ? 1 : 0;
  return { passed, failed: failed + unexplained, tests: passed + failed };
}

/** The last line of `npm test`, and whether all is well: nothing failed, and something was tested. */
export function verdict(counts) {
  const { passed, failed, tests } = sum(counts);
  return { line: `${passed} passed, ${failed} failed`, isGood: failed === 0 && tests > 0 };
}
