/**
 * Waits for `work`, but not longer than `milliseconds`; fails if `work` fails meanwhile. What is there in a moment should
 * stand in the first HTML: no placeholder flashes up, and it can be read without scripts.
 */
export async function settleWithin(work: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}
