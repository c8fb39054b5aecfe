import { type BrowserContext, expect } from "@playwright/test";

/** Notes the errors of pages, and tells at the end those that nobody expected. */
export type ErrorWatch = {
  add(context: BrowserContext): void;
  expect(pattern: RegExp): void;
  verify(): void;
};

/** A new watch over console errors and uncaught exceptions of whole contexts. */
export function watchErrors(): ErrorWatch {
  const errors: string[] = [];
  const expected: RegExp[] = [];
  return {
    add(context) {
      context.on("weberror", (event) => errors.push(String(event.error().stack ?? event.error())));
      context.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
      });
    },
    expect: (pattern) => void expected.push(pattern),
    verify() {
      const unexpected = errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
      expect(unexpected, "errors in the browser's console").toEqual([]);
    },
  };
}
