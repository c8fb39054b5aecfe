/** Somebody who reviews. */
export type Person = { handle: string; alias: string | null };

/** What a person is called. */
export function nameOf({ handle, alias }: Person): string {
  return alias ?? handle;
}
