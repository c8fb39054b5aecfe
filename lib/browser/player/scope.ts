/** Owns everything that must end together: listeners, timers, observers, requests. */
export type Scope = {
  /** Ends with the scope; give it to what can be aborted. */
  readonly signal: AbortSignal;
  readonly isOver: boolean;
  /** Runs `dispose` when the scope ends; at once where it already has. */
  add(dispose: () => void): void;
  /** Listens until the scope ends. */
  listen<E extends Event>(
    target: EventTarget,
    type: string,
    listener: (event: E) => void,
    options?: AddEventListenerOptions,
  ): void;
  /** Ends everything, the newest first. A second call does nothing. */
  end(): void;
};

/** A fresh scope that owns nothing yet. */
export function createScope(): Scope {
  const controller = new AbortController();
  const disposals: (() => void)[] = [];
  return {
    signal: controller.signal,
    get isOver() {
      return controller.signal.aborted;
    },
    add(dispose) {
      if (controller.signal.aborted) dispose();
      else disposals.push(dispose);
    },
    listen(target, type, listener, options) {
      target.addEventListener(type, listener as EventListener, { ...options, signal: controller.signal });
    },
    end() {
      controller.abort();
      for (const dispose of disposals.splice(0).reverse()) dispose();
    },
  };
}
