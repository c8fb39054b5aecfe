/** A value that changes, and those who want to know. */
export type Store<T extends object> = {
  get(): T;
  /** Lays `patch` over the value; tells nobody when nothing in it is new. */
  set(patch: Partial<T>): void;
  /** Calls `listener` after each change until the returned function is called. */
  subscribe(listener: () => void): () => void;
};

/** A store that begins with `initial`. */
export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(patch) {
      const names = Object.keys(patch) as (keyof T)[];
      if (names.every((name) => Object.is(value[name], patch[name]))) return;
      value = { ...value, ...patch };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
