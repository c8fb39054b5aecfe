import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "../../log.ts";
import type { Line } from "../changes.ts";

const RETRY_MS = 1000;
const CONNECT_MS = 10_000;

/** The channel of a schema: channels belong to the whole database, and their names are short. */
export function channelOf(schema: string): string {
  return `earmark_${createHash("sha256").update(schema).digest("hex").slice(0, 16)}`;
}

/**
 * Carries words between the processes on one schema of a PostgreSQL database, on a connection of its own that is made
 * again when it breaks. `hear` gets every word of the others, and null where some may have been missed: at each new
 * connection, here and in the other processes. What is said without a connection is lost.
 */
export function openNotices(
  { url, schema, log }: { url: string; schema: string; log: Logger },
  hear: (word: string | null) => void,
): Line {
  const channel = channelOf(schema);
  const config = { application_name: channel, keepAlive: true, connectionTimeoutMillis: CONNECT_MS };
  const closing = new AbortController();
  let connected: pg.Client | null = null;
  let said: Promise<unknown> = Promise.resolve();
  let isToldLost = false;

  function say(word: string): void {
    const client = connected;
    if (!client) return;
    said = said.then(() => client.query("select pg_notify($1, $2)", [channel, word])).catch(() => undefined);
  }

  async function listen(): Promise<void> {
    const client = new pg.Client({ ...config, connectionString: url });
    const ended = new Promise((resolve) => client.once("end", resolve));
    // Unheard it would end the process; `end` follows it.
    client.on("error", () => undefined);
    try {
      await client.connect();
      const ownId = await findProcessId(client);
      client.on("notification", ({ payload, processId }) => {
        if (!payload) hear(null);
        else if (processId !== ownId) hear(payload);
      });
      await client.query(`listen ${channel}`);
      if (closing.signal.aborted) return;
      connected = client;
      isToldLost = false;
      // What was said meanwhile, here or there, nobody has heard.
      say("");
      await ended;
    } finally {
      connected = null;
      await client.end().catch(() => undefined);
    }
  }

  async function keepListening(): Promise<void> {
    while (!closing.signal.aborted) {
      await listen().catch((error: unknown) => {
        if (!isToldLost)
          log.warn({ err: error }, "other processes cannot be heard; what they do is seen a little later");
        isToldLost = true;
      });
      await sleep(RETRY_MS, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  const listening = keepListening();
  return {
    say,
    async close() {
      closing.abort();
      await said;
      await connected?.end().catch(() => undefined);
      await listening;
    },
  };
}

/** What PostgreSQL calls the process that serves this connection, and the words that are said on it. */
async function findProcessId(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ id: number }>("select pg_backend_pid() as id");
  return rows[0]?.id;
}
