/** How long a page may be held back for its main content, so that both come together. */
export const PATIENCE_MS = 150;

/**
 * What `work` gives, if it does so within `milliseconds`, else undefined; fails if `work` fails meanwhile. What is there
 * in a moment should stand in the first HTML: no placeholder flashes up, and it can be read without scripts.
 */
export async function settleWithin<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}
