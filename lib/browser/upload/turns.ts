/**
 * Lets one piece of work run at a time, in the order of asking. Next sends server actions one by one: an upload that
 * hands it only one leaves the next turn to whatever the person does meanwhile.
 */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}
