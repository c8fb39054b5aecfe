import { type KeyHandlers, listenToKeys } from "../../keys/listen-to-keys.ts";
import type { PlayerState } from "../player-state.ts";
import type { Scope } from "../scope.ts";
import type { SelectionMarker } from "../selection.ts";

type Marked = SelectionMarker & { state: { get(): PlayerState }; seek(seconds: number): void };

/** What a slider moves by at a page. */
const PAGE_SECONDS = 10;

/** Obeys the keys of the selection, and while the focus is in `root` those that turn pages, until the scope ends. */
export function listenToWaveformKeys(player: Marked, { scope, root }: { scope: Scope; root: HTMLElement }): void {
  listenToKeys(() => handlersOf(player, root.contains(document.activeElement)), { signal: scope.signal });
}

/** Elsewhere than in the player a page is the page's to turn; with nothing selected Escape is anybody's. */
function handlersOf(player: Marked, isInside: boolean): KeyHandlers {
  const { currentSeconds, selection } = player.state.get();
  return {
    markIn: player.markIn,
    markOut: player.markOut,
    ...(selection && { leave: () => player.select(null) }),
    ...(isInside && {
      backFar: () => player.seek(currentSeconds - PAGE_SECONDS),
      onFar: () => player.seek(currentSeconds + PAGE_SECONDS),
    }),
  };
}
