/** Who has typed within so long is writing. */
const WRITING_MS = 3000;
/** What stands over the page for as long as somebody is at it: a row may go, and take with it what was opened from there. */
const OVERLAYS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** Watches, until `signal` fires, whether somebody is in the middle of something that a page read anew could disturb. */
export function watchBusy(signal: AbortSignal): () => boolean {
  let typedAtMs = Number.NEGATIVE_INFINITY;
  const note = () => {
    typedAtMs = performance.now();
  };
  document.addEventListener("input", note, { signal, passive: true });
  return () => {
    const isOver = document.activeElement?.closest(OVERLAYS) != null;
    return isOver || performance.now() - typedAtMs < WRITING_MS;
  };
}
