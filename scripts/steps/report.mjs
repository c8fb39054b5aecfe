/** What stops a script on purpose: its message is the one sentence that people read, without a stack. */
export class Stop extends Error {}

/** The time since `startMs`, as `0.4 s` or `1 min 12 s`. */
export function since(startMs) {
  const seconds = (Date.now() - startMs) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * Says what begins, does it, and says how it ended and how long it took; hands on what `work` gives or throws. A result
 * with a `code` other than 0 is a failure told by a program.
 */
export async function step(title, work) {
  const startMs = Date.now();
  console.log(`▸ ${title}`);
  let isDone = false;
  try {
    const result = await work();
    isDone = !result?.code;
    return result;
  } finally {
    console.log(`  ${isDone ? "done in" : "failed after"} ${since(startMs)}`);
  }
}

/** Runs a script to its end: whatever it throws is told, and makes its exit a failing one. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    tell(error);
    process.exitCode = 1;
  }
}

/** Prints why a script ends: a {@link Stop} as its sentence, anything else with its stack. */
export function tell(error) {
  console.error(error instanceof Stop ? error.message : error);
}
