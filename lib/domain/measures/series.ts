type Numbers = Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** Numbers that become more, kept without a box for each. */
export type Series<T extends Numbers> = {
  add(value: number): void;
  /** All that were added. */
  values(): T;
};

/** An empty series; `make` allocates so many numbers. */
export function createSeries<T extends Numbers>(make: (length: number) => T): Series<T> {
  let kept = make(1024);
  let count = 0;
  return {
    add(value) {
      if (count === kept.length) {
        const larger = make(2 * count);
        larger.set(kept);
        kept = larger;
      }
      kept[count++] = value;
    },
    values: () => kept.slice(0, count) as T,
  };
}
