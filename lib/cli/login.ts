import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import type { ApiClient } from "../client/client.ts";
import type { NewKey } from "../contract/account.ts";
import { isProblem } from "../contract/problem.ts";
import { toAlias } from "../domain/alias.ts";
import {
  type Account,
  findKeptAccount,
  forgetAccount,
  isOverheard,
  keepAccount,
  toBaseUrl,
  toToken,
} from "./account.ts";
import type { Cli } from "./cli.ts";
import { ask, clientOf, connect } from "./connect.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { toCell } from "./output.ts";
import { BRIEFLY_MS } from "./patience.ts";
import * as prompt from "./prompt.ts";
import { parseOptions, UsageError } from "./usage.ts";

const DEFAULT_URL = "http://localhost:3000";

type Options = { handle?: string | undefined; "password-stdin"?: boolean; "key-stdin"?: boolean };

/** Signs in and keeps a key of this machine for later commands. */
export async function login(cli: Cli, args: string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    handle: { type: "string" },
    "password-stdin": { type: "boolean" },
    "key-stdin": { type: "boolean" },
  });
  if (positionals.length > 1) throw new UsageError("Name one server: earmark login https://earmark.example.org");
  const isAsking = !values["password-stdin"] && !values["key-stdin"];
  if (isAsking && !prompt.canAsk(cli)) {
    throw new UsageError("There is no terminal to ask you at. Use --password-stdin with --handle, or --key-stdin.");
  }
  const typed = positionals[0] ?? cli.env.EARMARK_URL ?? (isAsking ? await askUrl(cli) : DEFAULT_URL);
  const url = toBaseUrl(typed);
  if (isOverheard(url)) {
    cli.output.note(`The line to ${url} is not encrypted: others on the way can read what is sent.`);
  }
  const before = await findKeptAccount(cli.env).catch(() => null);
  const account = await (values["key-stdin"]
    ? loginWithKey(cli, url)
    : loginWithPassword(cli, { url, values, before }));
  const file = await keepAccount(cli.env, account);
  cli.output.line(`You are signed in to ${account.url} as ${toCell(account.handle)}.`);
  cli.output.note(`What signs you in is in ${file}; \`earmark logout\` ${account.key ? "deletes" : "forgets"} it.`);
  return EXIT.done;
}

/** Deletes the key of this machine, on the server and here. */
export async function logout(cli: Cli, args: string[]): Promise<ExitCode> {
  if (parseOptions(args, {}).positionals.length > 0) throw new UsageError("`earmark logout` takes nothing else.");
  const account = await findKeptAccount(cli.env);
  if (!account) {
    cli.output.note("You are not signed in.");
    return EXIT.done;
  }
  const { key, token, url } = account;
  const api = clientOf(url, token);
  try {
    if (key) await ask(cli, () => api.call("removeKey", { params: { key }, signal: cli.signal }));
  } catch (error) {
    // Deleted elsewhere is what was wanted.
    if (!isProblem(error) || !["unauthenticated", "notFound"].includes(error.code)) throw error;
  }
  await forgetAccount(cli.env);
  cli.output.line(`You are signed out of ${url}.`);
  if (!key) cli.output.note("What signed you in still works: end it on the server if nobody needs it.");
  return EXIT.done;
}

/** Says who one is, and where. */
export async function whoami(cli: Cli, args: string[]): Promise<ExitCode> {
  const { values } = parseOptions(args, { json: { type: "boolean" } });
  const { account, api } = await connect(cli);
  const user = await ask(cli, () => api.call("getUser", { signal: cli.signal }));
  cli.output.line(
    values.json
      ? JSON.stringify({ server: account.url, ...user })
      : `${toCell(user.handle)} (${toCell(user.email)}) on ${account.url}`,
  );
  return EXIT.done;
}

async function askUrl(cli: Cli): Promise<string> {
  return (await prompt.ask(cli, `Server [${DEFAULT_URL}]: `)).trim() || DEFAULT_URL;
}

async function loginWithKey(cli: Cli, url: string): Promise<Account> {
  const token = toToken(await prompt.readLine(cli, "key"));
  const { handle } = await ask(cli, () => clientOf(url, token).call("getUser", { signal: cli.signal }));
  return { url, handle, token, key: null };
}

async function loginWithPassword(
  cli: Cli,
  { url, values, before }: { url: string; values: Options; before: Account | null },
): Promise<Account> {
  const isPiped = values["password-stdin"];
  if (isPiped && !values.handle) throw new UsageError("--password-stdin needs --handle HANDLE beside it.");
  const handle = values.handle ?? (await prompt.ask(cli, "Handle: ")).trim();
  const password = isPiped ? await prompt.readLine(cli, "password") : await prompt.askSecretly(cli, "Password: ");
  const { signal } = cli;
  const session = await ask(cli, () => clientOf(url).call("signIn", { body: { handle, password }, signal }));
  const api = clientOf(url, session.token);
  // After Ctrl-C too.
  const signOut = () => api.call("signOut", { signal: AbortSignal.timeout(BRIEFLY_MS) }).catch(() => undefined);
  const key = await makeKey(cli, api).catch(async (error) => {
    await signOut();
    throw error;
  });
  if (!key) {
    cli.output.note(`This server makes no keys: you are signed in until ${toCell(session.expiresAt)}.`);
    return { url, handle, token: session.token, key: null };
  }
  // The key of an earlier login would lie about unused.
  const old = before?.url === url && before.handle === handle ? before.key : null;
  if (old) await api.call("removeKey", { params: { key: old }, signal }).catch(() => undefined);
  await signOut();
  return { url, handle, token: key.token, key: key.handle };
}

/** A key for this machine; null where the server has no such thing. */
async function makeKey({ signal }: Cli, api: ApiClient): Promise<NewKey | null> {
  const body = {
    handle: `earmark-${randomBytes(6).toString("hex")}`,
    alias: toAlias(`earmark on ${hostname()}`),
  };
  try {
    return await api.call("createKey", { body, signal });
  } catch (error) {
    if (isProblem(error) && ["notFound", "methodNotAllowed", "notImplemented"].includes(error.code)) return null;
    throw error;
  }
}
