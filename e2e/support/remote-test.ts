import path from "node:path";
import { type MinimalServer, startMinimalServer } from "../../fixtures/minimal-server/server.ts";
import { PASSWORD } from "../../fixtures/minimal-server/store.ts";
import { type RealServer, startRealServer } from "../../fixtures/real-server.ts";
import { makeFolder } from "./files.ts";
import { test as base, expect } from "./test.ts";

/** Somebody whom the minimal server knows, and a space of theirs. */
export const ADA = { handle: "ada", password: PASSWORD, space: "/ada/field" };

/** What only servers like ours know: a server that takes it for something else would do harm. */
const OUR_HEADERS = ["prefer", "idempotency-key", "repr-digest", "tus-resumable", "upload-offset", "upload-length"];

/** How a web app finds out what its API offers: the one question that a server may have no answer to. */
const PROBE = "GET /v1/openapi.json";

type RemoteFixtures = {
  /** A server that has only what the published contract has. */
  server: MinimalServer;
  /** Fails a story in which the web app asked that server for anything else. */
  lawfulness: undefined;
};

/** The stories' `test`, on a web app in front of a server that has only what the published contract has. */
export const test = base.extend<RemoteFixtures, { pair: { server: MinimalServer; app: RealServer } }>({
  pair: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const folder = makeFolder();
      const server = await startMinimalServer();
      const env = { API_URL: server.url, LOG_LEVEL: "warn" };
      const app = await startRealServer({ dataDir: path.join(folder.path, "data"), env });
      await use({ server, app });
      app.kill("SIGTERM");
      await app.ended;
      await server.end();
      await folder.remove();
    },
    { scope: "worker" },
  ],
  baseURL: ({ pair }, use) => use(pair.app.baseUrl),
  server: ({ pair }, use) => use(pair.server),
  lawfulness: [
    async ({ server }, use) => {
      const from = server.log.length;
      await use(undefined);
      const lines = server.log.slice(from);
      const strays = lines.filter(({ isStray, request }) => isStray && request !== PROBE).map(({ request }) => request);
      expect(strays, "requests that the published contract does not have").toEqual([]);
      const ours = lines.filter(({ headers }) => OUR_HEADERS.some((name) => name in headers));
      expect(
        ours.map(({ request }) => request),
        "requests with headers of ours",
      ).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "./test.ts";
