import "server-only";
import { headers } from "next/headers";
import { readDescription } from "../client/read-offer.ts";
import { isProblem } from "../contract/problem.ts";
import { callerAddress } from "../domain/caller-address.ts";
import { env } from "../env.ts";
import { toApiAddress } from "./docs-address.ts";
import { findOwners } from "./load-owners.ts";
import { apiTransport } from "./transport.ts";

/** The address of the API as whoever asks for this page would type it. */
export async function readApiAddress(): Promise<string> {
  return toApiAddress(await headers(), env());
}

/** Whoever reads, with a space of theirs to begin with: `main`, or else their first. Null for a stranger. */
export async function findReader(): Promise<{ handle: string; space: string } | null> {
  const [own] = await findOwners();
  if (!own) return null;
  const space = own.spaces.find(({ handle }) => handle === "main") ?? own.spaces[0];
  return { handle: own.owner.handle, space: space?.handle ?? "main" };
}

/** Whether the API stands at the address of this page, so that a page may ask it: other origins are refused. */
export function isApiHere(): boolean {
  return env().apiUrl === null;
}

/** What the API says of itself; null where it does not, as other servers of the contract may not. */
export async function findDescription(): Promise<unknown> {
  try {
    return await readDescription(apiTransport(callerAddress(await headers(), env().trustProxy)));
  } catch (error) {
    if (isProblem(error)) return null;
    throw error;
  }
}
