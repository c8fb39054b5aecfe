/**
 * Tells whether the drag that is under way began inside the page, until `signal` ends the watch. Images and links that
 * are dragged carry files too in some browsers; those are none of ours.
 */
export function watchOwnDrag(signal: AbortSignal): () => boolean {
  let isOwn = false;
  const options = { signal, capture: true };
  const end = () => {
    isOwn = false;
  };
  document.addEventListener("dragstart", () => (isOwn = true), options);
  document.addEventListener("dragend", end, options);
  // An element that is gone by the end has no `dragend`; whoever hears this drop must still be told.
  document.addEventListener("drop", () => setTimeout(end), options);
  return () => isOwn;
}
