import { chmod, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { configFolder } from "./folders.ts";
import { UsageError } from "./usage.ts";

/** `key` is the handle of the API key that `login` made, and which `logout` deletes. */
const account = z.object({
  url: z.string(),
  handle: z.string().nullable(),
  token: z.string(),
  key: z.string().nullable().default(null),
});

/** A server and the right to use it. */
export type Account = z.infer<typeof account>;

type Env = NodeJS.ProcessEnv;

/** The account that the environment names, else the one that `login` kept; null where there is none. */
export async function findAccount(env: Env): Promise<Account | null> {
  const { EARMARK_KEY: token, EARMARK_URL: url } = env;
  if (token && !url) throw new UsageError("EARMARK_KEY needs EARMARK_URL beside it: the address of the server.");
  if (token && url) return { url: toBaseUrl(url), handle: null, token: toToken(token), key: null };
  const kept = await findKeptAccount(env);
  const isOther = kept && url && toBaseUrl(url) !== kept.url;
  if (isOther) throw new UsageError(`EARMARK_URL names another server than the one you are signed in to, ${kept.url}.`);
  return kept;
}

/** The account that `login` kept. */
export async function findKeptAccount(env: Env): Promise<Account | null> {
  const text = await readFile(fileOf(env), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return account.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${fileOf(env)} cannot be read: sign in again with \`earmark login\`.`);
  }
}

/** Keeps the account for later commands, readable by its user alone. Returns the file. */
export async function keepAccount(env: Env, kept: Account): Promise<string> {
  const target = fileOf(env);
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const temporary = `${target}.${process.pid}`;
  const file = await open(temporary, "w", 0o600);
  try {
    // An older file of this name keeps the mode that it had.
    await chmod(temporary, 0o600);
    await file.writeFile(`${JSON.stringify(kept, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, target);
  return target;
}

/** Forgets the account that `login` kept. */
export async function forgetAccount(env: Env): Promise<void> {
  await rm(fileOf(env), { force: true });
}

/** A token as it can travel in a header; a fault is told without it. */
export function toToken(text: string): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new UsageError("The key holds a character that no key has.");
}

/** The base of the API: the address of a site stands for the API under it, any other path is taken as it is. */
export function toBaseUrl(text: string): string {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new UsageError(`"${text}" is not the address of a server. One looks like https://earmark.example.org.`);
  }
  const bare = url.href.replace(/\/+$/, "");
  return url.pathname === "/" ? `${bare}/api/v1` : bare;
}

/** Whether others on the way to this address can read what is sent: it is not encrypted, and leaves this machine. */
export function isOverheard(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "http:" && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function fileOf(env: Env): string {
  return path.join(configFolder(env), "account.json");
}
