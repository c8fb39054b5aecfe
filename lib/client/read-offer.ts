import { Problem } from "../contract/problem.ts";
import type { Transport } from "./client.ts";
import { type Offer, parseOffer, publishedOffer } from "./offer.ts";
import { unreachable } from "./problem-response.ts";

const WITHIN_MS = 5000;
/** Ours has a sixteenth of it. */
const MAX_BYTES = 4 * 2 ** 20;

/** Answers that say nothing of what a server offers, but that it cannot tell just now. */
const PASSING_STATUSES = [408, 425, 429, 502, 503, 504];

type Server = { baseUrl: string; transport: Transport };

/** What the server at `baseUrl` offers, by its {@link readDescription}. A server without one offers what is published. */
export async function readOffer(server: Server): Promise<Offer> {
  return parseOffer(await readDescription(server)) ?? publishedOffer;
}

/**
 * The JSON at `/openapi.json` of a server, which is open to all: no token is sent. Null where there is none, or more
 * than there should be. Throws the problem `unreachable` where the server did not answer in time, or cannot answer now:
 * that must not pass for a server without a description.
 */
export async function readDescription({ baseUrl, transport }: Server): Promise<unknown> {
  const signal = AbortSignal.timeout(WITHIN_MS);
  const request = new Request(`${baseUrl}/openapi.json`, {
    headers: { accept: "application/json" },
    redirect: "manual",
    signal,
  });
  try {
    const response = await transport(request);
    if (response.ok) return parseJson(await readText(response, signal));
    await response.body?.cancel();
    if (PASSING_STATUSES.includes(response.status)) throw new Problem("unreachable");
    return null;
  } catch (error) {
    throw unreachable(error);
  }
}

/** The body; nothing of one that is longer than any description should be. */
async function readText({ body }: Response, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  // The transport may forget the signal once the answer has begun.
  for await (const chunk of body?.pipeThrough(new TransformStream<Uint8Array>(), { signal }) ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) return "";
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
