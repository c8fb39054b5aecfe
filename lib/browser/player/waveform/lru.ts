/** Keeps what was used last, until all of it together is too large. */
export type Lru<T> = {
  /** Finds a value and makes it the one that was used last. */
  find(key: string): T | undefined;
  has(key: string): boolean;
  put(key: string, value: T): void;
};

/** An empty cache of values that together are no larger than `capacity`, by `sizeOf` each. */
export function createLru<T>(capacity: number, sizeOf: (value: T) => number): Lru<T> {
  const kept = new Map<string, T>();
  let size = 0;

  function drop(key: string): void {
    const value = kept.get(key);
    if (value === undefined) return;
    kept.delete(key);
    size -= sizeOf(value);
  }

  return {
    find(key) {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      // A map keeps the order in which its keys came.
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    has: (key) => kept.has(key),
    put(key, value) {
      drop(key);
      kept.set(key, value);
      size += sizeOf(value);
      for (const oldest of kept.keys()) {
        if (size <= capacity || oldest === key) return;
        drop(oldest);
      }
    },
  };
}
