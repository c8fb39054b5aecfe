import { preferences } from "../player/preferences.ts";
import { type CommandId, commandIds, findCommand } from "./commands.ts";
import { isKeyTaken } from "./key-taken.ts";

/** What is done at each command; what is not named is left to others. */
export type KeyHandlers = Partial<Record<CommandId, () => void>>;

/** What goes on and on while its key is held down; all else is done once for each press. */
const GOES_ON: ReadonlySet<CommandId> = new Set([
  "back",
  "on",
  "backFinely",
  "onFinely",
  "backFar",
  "onFar",
  "zoomIn",
  "zoomOut",
  "slower",
  "faster",
]);

/** All who listen on this page now. */
const listeners = new Set<() => KeyHandlers>();

/** Keys pressed inside an element with this attribute are always meant; those elsewhere unless a person turned that off. */
const ALWAYS_MEANT = "[data-takes-keys]";

/** Obeys keys that are pressed anywhere on the page, until the signal fires. `handlers` is asked anew at each. */
export function listenToKeys(handlers: () => KeyHandlers, { signal }: { signal: AbortSignal }): void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !(isMeant(event.target) || preferences().get().hasPageShortcuts)) return;
    const command = findCommand(event, preferences().get().keys);
    const handle = command && handlers()[command];
    if (!handle || isKeyTaken(event.target, event.key)) return;
    event.preventDefault();
    if (!event.repeat || GOES_ON.has(command)) handle();
  };
  if (signal.aborted) return;
  document.addEventListener("keydown", onKeyDown, { signal });
  listeners.add(handlers);
  signal.addEventListener("abort", () => listeners.delete(handlers), { once: true });
}

/** Commands that are obeyed in some moments only, as in a walk, on pages that always obey these others. */
const OF_MOMENTS: Partial<Record<CommandId, readonly CommandId[]>> = {
  undo: ["accept"],
  confirmFinding: ["tour", "accept"],
  dismissFinding: ["tour", "accept"],
  leave: ["play"],
  backFar: ["play"],
  onFar: ["play"],
};

/** The commands that something on this page obeys, now or in some moments, in the order of the table. */
export function listObeyed(): CommandId[] {
  const handlers = [...listeners].map((ask) => ask());
  const isObeyed = (id: CommandId) => handlers.some((one) => one[id] !== undefined);
  return commandIds.filter((id) => isObeyed(id) || (OF_MOMENTS[id]?.every(isObeyed) ?? false));
}

/** Does what the key of a command would do; false where nobody obeys it. */
export function obey(id: CommandId): boolean {
  const handle = [...listeners].map((ask) => ask()[id]).find((one) => one !== undefined);
  handle?.();
  return handle !== undefined;
}

function isMeant(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(ALWAYS_MEANT) !== null;
}
