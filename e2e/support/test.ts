import { test as base, type Page } from "@playwright/test";
import { ADMIN } from "../../fixtures/admin.ts";
import { signIn } from "../../fixtures/http-client.ts";
import type { ApiClient } from "../../lib/client/client.ts";
import { createPerson, type Person } from "./people.ts";
import { type ErrorWatch, watchErrors } from "./watch-errors.ts";

export type TestOptions = {
  /** Where the API is: the app's own, unless the app stands in front of another server. */
  apiOrigin: string;
};

type Fixtures = {
  /** The API as the admin. */
  api: ApiClient;
  /** The API as any person. */
  apiAs: (person: { handle: string; password: string }) => Promise<ApiClient>;
  /** Makes a person with an empty space `main`: a stranger to everyone. */
  newUser: () => Promise<Person>;
  /** A second person's browser, as closely watched as the first. */
  openBrowser: () => Promise<Page>;
  /** Says which errors of a page belong to this story; any other one fails it. */
  expectErrors: ErrorWatch["expect"];
};

/** Playwright's `test`, with people and the API at hand. An unexpected error in a page's console fails the test. */
export const test = base.extend<TestOptions & Fixtures & { errorWatch: ErrorWatch }>({
  apiOrigin: [async ({ baseURL }, use) => use(baseURL ?? ""), { option: true }],
  errorWatch: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const watch = watchErrors();
      await use(watch);
      watch.verify();
    },
    { auto: true },
  ],
  context: async ({ context, errorWatch }, use) => {
    errorWatch.add(context);
    await use(context);
  },
  api: async ({ apiAs }, use) => use(await apiAs(ADMIN)),
  apiAs: async ({ apiOrigin }, use) => use(async (person) => (await signIn(apiOrigin, person)).client),
  newUser: async ({ api }, use) => use(() => createPerson(api)),
  openBrowser: async ({ browser, errorWatch }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      errorWatch.add(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  expectErrors: async ({ errorWatch }, use) => use(errorWatch.expect),
});

export { expect } from "@playwright/test";
