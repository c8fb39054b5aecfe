import { availableParallelism } from "node:os";
import path from "node:path";
import { HANDLE_MAX_LENGTH, isHandle, isReservedHandle } from "./domain/handles.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** What the surroundings say, checked. Every variable is optional; an empty one counts as absent. */
export type Env = {
  port: number;
  /** The address to listen on; empty: every interface, IPv4 and IPv6, so that a team and a container can reach it. */
  host: string;
  /** The origin that people type (`https://earmark.example.org`), without a trailing slash. */
  publicUrl: string | null;
  /** Whether `X-Forwarded-For` comes from a proxy of ours. */
  trustProxy: boolean;
  /** Absolute. */
  dataDir: string;
  /** `postgres://…`; null: SQLite in `dataDir`. */
  databaseUrl: string | null;
  /** Always null: other stores than `dataDir` are not supported yet. */
  storageUrl: string | null;
  /** Another server of the contract to use in place of the embedded API, without a trailing slash. */
  apiUrl: string | null;
  authSecret: string | null;
  adminHandle: string;
  adminPassword: string | null;
  maxUploadBytes: number;
  maxDurationSeconds: number;
  /** What one space may hold; null: as much as there is room for. */
  spaceQuotaBytes: number | null;
  spaceQuotaHours: number | null;
  /** How many files of one space may wait to be converted. */
  maxWaitingPerSpace: number;
  /** How many requests a token may make; 0: any number. */
  rateLimitPerMinute: number;
  mediaWorkers: number;
  logLevel: (typeof LOG_LEVELS)[number];
};

/** One wrong variable. `given` is null where it must not be shown. */
export type EnvFault = { name: string; given: string | null; wanted: string };

/** All that is wrong with the environment, in one error: its message has a line for each fault. */
export class EnvError extends Error {
  readonly faults: EnvFault[];

  constructor(faults: EnvFault[]) {
    const lines = faults.map(
      ({ name, given, wanted }) => `  ${name} is ${given ?? "not usable"}: it must be ${wanted}.`,
    );
    super(`The configuration has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}:\n${lines.join("\n")}`);
    this.name = "EnvError";
    this.faults = faults;
  }
}

type Source = Record<string, string | undefined>;

/** Reads and checks `source`; throws an {@link EnvError} with every fault at once. */
export function readEnv(source: Source): Env {
  const faults: EnvFault[] = [];
  const read = reader(source, faults);
  const env: Env = {
    port: read("PORT", 3000, integer(1, 65_535)),
    host: read("HOST", "", hostName),
    publicUrl: read("PUBLIC_URL", null, origin),
    trustProxy: read("TRUST_PROXY", false, yesOrNo),
    dataDir: read("DATA_DIR", absolute("data"), folder),
    databaseUrl: read("DATABASE_URL", null, postgresUrl),
    storageUrl: read("STORAGE_URL", null, notYet),
    apiUrl: read("API_URL", null, httpUrl),
    authSecret: read("AUTH_SECRET", null, secretOf(32)),
    adminHandle: read("ADMIN_HANDLE", "admin", handle),
    adminPassword: read("ADMIN_PASSWORD", null, secretOf(8, 50)),
    maxUploadBytes: read("MAX_UPLOAD_BYTES", 2 * 2 ** 30, integer(1, 2 ** 40)),
    maxDurationSeconds: read("MAX_DURATION_SECONDS", 4 * 3600, integer(1, 7 * 24 * 3600)),
    spaceQuotaBytes: read("SPACE_QUOTA_BYTES", null, integer(1, 2 ** 50)),
    spaceQuotaHours: read("SPACE_QUOTA_HOURS", null, integer(1, 10 ** 6)),
    maxWaitingPerSpace: read("MAX_WAITING_PER_SPACE", 20_000, integer(1, 10 ** 6)),
    rateLimitPerMinute: read("RATE_LIMIT_PER_MINUTE", 6000, integer(0, 1_000_000)),
    mediaWorkers: read("MEDIA_WORKERS", Math.min(8, availableParallelism()), integer(1, 64)),
    logLevel: read("LOG_LEVEL", "info", oneOf(LOG_LEVELS)),
  };
  if (faults.length > 0) throw new EnvError(faults);
  return env;
}

let memo: Env | undefined;

/** The environment of this process, read once; throws an {@link EnvError} where it is wrong. */
export function env(): Env {
  memo ??= readEnv(process.env);
  return memo;
}

/** How one variable is read: undefined from `parse` is a fault, explained by `wanted`. A `verbatim` one keeps its spaces. */
type Kind<T> = { parse: (text: string) => T | undefined; wanted: string; secret?: true; verbatim?: true };

function reader(source: Source, faults: EnvFault[]) {
  return <T, D>(name: string, fallback: D, kind: Kind<T>): T | D => {
    const text = source[name] ?? "";
    if (text.trim() === "") return fallback;
    const value = kind.parse(kind.verbatim ? text : text.trim());
    if (value !== undefined) return value;
    faults.push({ name, given: kind.secret ? null : JSON.stringify(text), wanted: kind.wanted });
    return fallback;
  };
}

function integer(min: number, max: number): Kind<number> {
  return {
    parse: (text) => (/^\d{1,15}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined),
    wanted: `a whole number from ${min} to ${max}`,
  };
}

function oneOf<const T extends string>(values: readonly T[]): Kind<T> {
  return { parse: (text) => values.find((value) => value === text), wanted: `one of ${values.join(", ")}` };
}

function secretOf(min: number, max = Number.POSITIVE_INFINITY): Kind<string> {
  const length = max === Number.POSITIVE_INFINITY ? `at least ${min}` : `${min} to ${max}`;
  return {
    parse: (text) => (text.length >= min && text.length <= max ? text : undefined),
    wanted: `${length} characters long`,
    secret: true,
    verbatim: true,
  };
}

const yesOrNo: Kind<boolean> = {
  parse: (text) => (/^(true|1)$/i.test(text) ? true : /^(false|0)$/i.test(text) ? false : undefined),
  wanted: "true or false",
};

const hostName: Kind<string> = {
  parse: (text) => (/^[A-Za-z0-9.:_-]+$/.test(text) ? text : undefined),
  wanted: "an address or a host name of this machine, without a port or a scheme, such as 127.0.0.1",
};

const folder: Kind<string> = {
  parse: (text) => (text.includes("\0") ? undefined : absolute(text)),
  wanted: "the path of a folder",
};

const handle: Kind<string> = {
  parse: (text) => (isHandle(text) && !isReservedHandle(text, "owner") ? text : undefined),
  wanted: `lowercase letters and digits in groups joined by single hyphens, at most ${HANDLE_MAX_LENGTH} characters, and no word that the addresses of the app need`,
};

const origin: Kind<string> = {
  parse: (text) => {
    const url = httpUrlOf(text);
    return url && url.pathname === "/" ? url.origin : undefined;
  },
  wanted: "the http or https address people type, without a path, such as https://earmark.example.org",
};

// An address may hold a password by mistake: the two below are never shown.
const httpUrl: Kind<string> = {
  parse: (text) => httpUrlOf(text)?.href.replace(/\/+$/, ""),
  wanted: "an http or https address without a user, a query or a fragment, such as https://api.example.org/v1",
  secret: true,
};

const postgresUrl: Kind<string> = {
  parse: (text) => (/^postgres(ql)?:$/.test(urlOf(text)?.protocol ?? "") ? text : undefined),
  wanted: "an address that begins with postgres://",
  secret: true,
};

const notYet: Kind<null> = {
  parse: () => undefined,
  wanted: "left out, for other stores than DATA_DIR are not supported yet",
  secret: true,
};

function absolute(folderPath: string): string {
  return path.resolve(/*turbopackIgnore: true*/ process.cwd(), folderPath);
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function httpUrlOf(text: string): URL | undefined {
  const url = urlOf(text);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  return url.username || url.password || url.search || url.hash ? undefined : url;
}
