/** Does `work` after all earlier work of `key` in this process has ended, and gives what comes of it. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Turns by key: what is done of one key is done one after another, whatever becomes of each. */
export function createTurns(): InTurn {
  const turns = new Map<string, Promise<unknown>>();

  return (key, work) => {
    const turn = (turns.get(key) ?? Promise.resolve()).then(work);
    const ended = turn
      .catch(() => undefined)
      .finally(() => {
        if (turns.get(key) === ended) turns.delete(key);
      });
    turns.set(key, ended);
    return turn;
  };
}
