import { setTimeout as sleep } from "node:timers/promises";

/** Where lib/server/instance.ts keeps the app of this process. */
const INSTANCE = Symbol.for("earmark.instance");
/** What is broken off after the grace needs a moment to put its things away. */
const LAST_SECONDS = 10;

/**
 * Ends `server` in order at SIGTERM or SIGINT. Next stops listening and lets requests end; jobs under way may end too,
 * and no new one is begun. Streams of events, which have no end of their own, are ended at once. After `graceSeconds` what is left is broken off: a job is given back, unharmed. Then the app
 * is closed, and Next ends the process: with 0 after SIGTERM, for that is how it was meant to go. A second signal ends
 * it at once (a terminal and npm may send the first one twice).
 */
export function endInOrder(server, { graceSeconds }) {
  let firstAtMs = 0;
  let drained = Promise.resolve();

  const responses = new Set();
  server.on("request", (_request, response) => {
    responses.add(response);
    response.once("close", () => responses.delete(response));
  });
  /** What our own app has not ended by itself comes from another server. */
  const endStreams = () => {
    for (const response of responses) if (isEventStream(response)) response.destroy();
  };

  // Next closes its server and then exits: what has to happen in between happens here.
  const close = server.close.bind(server);
  server.close = (done) =>
    close(async (error) => {
      await Promise.race([drained, sleep(firstAtMs + graceSeconds * 1000 - Date.now())]);
      await closeApp().catch(console.error);
      done?.(error);
    });

  function begin(exitCode) {
    firstAtMs = Date.now();
    if (!server.listening) process.exit(exitCode);
    drained = drainApp();
    // Connections that are kept alive become idle one after another.
    setInterval(() => {
      endStreams();
      server.closeIdleConnections();
    }, 100);
    setTimeout(() => server.closeAllConnections(), graceSeconds * 1000);
    setTimeout(() => process.exit(exitCode), (graceSeconds + LAST_SECONDS) * 1000);
  }

  const onSignal = (exitCode) => () => {
    if (firstAtMs === 0) begin(exitCode);
    else if (Date.now() - firstAtMs > 1000) process.exit(exitCode);
  };
  process.on("SIGINT", onSignal(130));
  process.on("SIGTERM", onSignal(143));
}

/** The app, once it is open; none where the API stands elsewhere, or nothing has been opened yet. */
async function findApp() {
  return (await globalThis[INSTANCE])?.app;
}

async function drainApp() {
  const app = await findApp();
  await Promise.all([app?.live.close(), app?.jobs.drain()]);
}

function isEventStream(response) {
  return String(response.getHeader("content-type")).startsWith("text/event-stream");
}

async function closeApp() {
  const app = await findApp();
  await app?.close();
  app?.log.info({ pid: process.pid }, "ended");
  // Next would tell of the signal, as if it had been cut short.
  process.once("exit", (code) => {
    if (code === 143) process.exitCode = 0;
  });
}
