/** Which names are being written: nothing is sent under half a name. */
export type BeingWritten = {
  /** Another letter has come. */
  note(id: string): void;
  has(id: string): boolean;
};

/** After so long without a further letter a name is taken for written. */
const WRITTEN_AFTER_MS = 1500;

export function createBeingWritten(onWritten: () => void): BeingWritten {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  return {
    note(id) {
      clearTimeout(timers.get(id));
      const end = () => {
        timers.delete(id);
        onWritten();
      };
      timers.set(id, setTimeout(end, WRITTEN_AFTER_MS));
    },
    has: (id) => timers.has(id),
  };
}
