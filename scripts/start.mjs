// Starts the server in this very process: whoever stops this process stops the server.
//   --build            build first, where the sources changed
//   --dev              the development server
//   --idle-seconds N   how long a sender may be silent within a body (120)
//   --grace-seconds N  how long requests and conversions may go on after SIGTERM (20)
import { existsSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { announce } from "./steps/announce.mjs";
import { buildIfChanged, hasBuild } from "./steps/build.mjs";
import { guardAgainstIdleSenders } from "./steps/idle-guard.mjs";
import { isNewEnough } from "./steps/node.mjs";
import { requirePort } from "./steps/port.mjs";
import { main, Stop } from "./steps/report.mjs";
import { findSecret, keepSecret } from "./steps/secrets.mjs";
import { endInOrder } from "./steps/shutdown.mjs";

const root = path.resolve(import.meta.dirname, "..");
/** Next's own way to start, where this is a folder that runs by itself. */
const standalone = path.join(root, "server.js");

const { values: options } = parseArgs({
  options: {
    build: { type: "boolean", default: false },
    dev: { type: "boolean", default: false },
    "idle-seconds": { type: "string", default: "120" },
    "grace-seconds": { type: "string", default: "20" },
  },
});

await main(async () => {
  if (!isNewEnough(process.versions.node)) {
    throw new Stop(
      `This is Node ${process.versions.node}, which is too old: start with \`npm run up\` or \`npm start\`.`,
    );
  }
  process.chdir(root);
  process.env.NODE_ENV = options.dev ? "development" : "production";
  process.env.NEXT_TELEMETRY_DISABLED ??= "1";
  const env = await readEnvironment();
  await requirePort(env.port, env.host);
  keepSecrets(env);
  await keepThroughReloads();
  if (options.build) await buildIfChanged(root, { node: process.execPath, actionsKey: actionsKey(env) });
  if (!options.dev && !hasBuild(root) && !existsSync(standalone))
    throw new Stop("There is no build yet: run `npm run up`, or `npm run build` first.");
  await serve(env);
});

/** The environment and the `.env` files beside it, checked as a whole before anything else begins. */
async function readEnvironment() {
  const { default: nextEnv } = await import("@next/env");
  nextEnv.loadEnvConfig(root, options.dev, { info: () => undefined, error: console.error });
  const { EnvError, readEnv } = await import("../lib/env.ts");
  try {
    return readEnv(process.env);
  } catch (error) {
    throw error instanceof EnvError ? new Stop(error.message) : error;
  }
}

/** Gives the app its secrets, made once and kept in the data folder where the environment has none. */
function keepSecrets(env) {
  process.env.DATA_DIR = env.dataDir;
  process.env.AUTH_SECRET = env.authSecret ?? keepSecret(env.dataDir, "auth-secret");
  const key = actionsKey(env);
  if (key) process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = key;
}

/** `next dev` reads the `.env` files again and again, each time from the environment as it was at the first reading. */
async function keepThroughReloads() {
  const { updateInitialEnv } = (await import("@next/env")).default;
  const { DATA_DIR, AUTH_SECRET } = process.env;
  updateInitialEnv({ DATA_DIR, AUTH_SECRET });
}

/** The key of the server actions: made before the first build that this script makes, and then for ever the same. */
function actionsKey(env) {
  const given = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
  return given || (options.build ? keepSecret : findSecret)(env.dataDir, "actions-key");
}

/** Hands over to Next, whose own server this process becomes (in development Next forks one, and ends it with us). */
async function serve(env) {
  if (!options.dev) await adoptServer(env);
  if (existsSync(standalone)) {
    process.env.PORT = String(env.port);
    await import(standalone);
    return;
  }
  const next = path.join(root, "node_modules/next/dist/bin/next");
  const address = ["--port", String(env.port), ...(env.host ? ["--hostname", env.host] : [])];
  process.argv = [process.execPath, next, options.dev ? "dev" : "start", ...address];
  await import(next);
}

/** Next has no settings for what is done to its server here: it is caught as it is made. */
async function adoptServer(env) {
  const idle = { seconds: secondsOf("idle-seconds") };
  const end = { graceSeconds: secondsOf("grace-seconds") };
  // TypeScript, so only after the check of Node's version.
  const { mendHttp } = await import("./steps/mend-http.mjs");
  const createServer = http.createServer;
  http.createServer = (...args) => {
    const server = createServer(...args);
    const listen = server.listen.bind(server);
    // A standalone Next knows only IPv4 for every interface, and takes the HOSTNAME of a container for its own.
    server.listen = (port) => listen(port, env.host || undefined);
    mendHttp(server);
    guardAgainstIdleSenders(server, idle);
    endInOrder(server, end);
    announce(server, env);
    return server;
  };
}

function secondsOf(name) {
  const seconds = Number(options[name]);
  if (!(seconds > 0)) throw new Stop(`--${name} must be a number above 0.`);
  return seconds;
}
