import "server-only";
import type { ApiClient } from "../client/client.ts";
import { Problem } from "../contract/problem.ts";
import { toAttachment, toWavAttachment } from "../domain/attachment.ts";
import { withExactLength } from "../domain/exact-length.ts";
import { isMediaType } from "../domain/formats.ts";
import { answerProblem } from "./answer-problem.ts";
import { findApi } from "./api.ts";
import { cutRange } from "./cut-range.ts";

/** The path variables of one audio. */
export type AudioParams = { owner: string; space: string; audio: string };

const PASSED_TO_API = ["range", "if-range", "if-none-match"];
const PASSED_TO_BROWSER = [
  "content-type",
  "content-length",
  "content-range",
  "accept-ranges",
  "etag",
  "last-modified",
  "repr-digest",
];

/** A cached copy belongs to one session. (The policies against misuse as a page stand in next.config.mjs.) */
const GUARDS = {
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  vary: "cookie",
};

/**
 * Answers GET and HEAD of `…/audios/{audio}/file`: the WAV, in whatever range the player asks for, as whoever is
 * signed in. `?download` makes it an attachment named after the alias. A browser that goes away ends the read.
 */
export async function serveFile(request: Request, params: AudioParams): Promise<Response> {
  return relay(request, async (api) => {
    const { signal } = request;
    const isDownload = new URL(request.url).searchParams.has("download");
    // Before the file: an answer that is there and is not read would stay open.
    const audio = isDownload ? await api.call("getAudio", { params, signal }) : null;
    const answer = await api.send("getFile", { params, headers: passedHeaders(request), signal });
    const response = cutRange(request, answer);
    // Another server may call it otherwise; a page of this site it must never be.
    const headers = { "cache-control": "private, no-cache", "content-type": "audio/wav" };
    if (!audio) return { response, headers };
    return { response, headers: { ...headers, "content-disposition": toWavAttachment(audio.alias ?? audio.handle) } };
  });
}

/**
 * Answers GET and HEAD of `…/audios/{audio}/original`: the bytes as they were sent, always as an attachment. It has the
 * name that the API gives it, which knows the kind of a file that came without one. `?as` calls them one of the media types
 * that we take, for an element that plays them; no other, for they may be a page.
 */
export async function serveOriginal(request: Request, params: AudioParams): Promise<Response> {
  return relay(request, async (api) => {
    const { signal } = request;
    const response = await api.send("getOriginal", { params, headers: passedHeaders(request), signal });
    const as = new URL(request.url).searchParams.get("as");
    const headers = {
      "cache-control": "private, no-cache",
      "content-type": as !== null && isMediaType(as) ? as : "application/octet-stream",
      "content-disposition": attachmentOf(response, params.audio),
    };
    return { response, headers };
  });
}

/**
 * Answers GET and HEAD of `…/audios/{audio}/review-export?format=…`: what was decided and said of it as a file of that form,
 * always as an attachment and under the name that the API gives it.
 */
export async function serveReviewExport(request: Request, params: AudioParams): Promise<Response> {
  return relay(request, async (api) => {
    const query = { format: new URL(request.url).searchParams.get("format") };
    const headers = passedHeaders(request);
    const response = await api.send("exportReview", { params, query, headers, signal: request.signal });
    const named = attachmentOf(response, `${params.audio} review`);
    return { response, headers: { "cache-control": "no-store", "content-disposition": named } };
  });
}

/** Answers GET of `…/audios/{audio}/peaks`: a window of the peaks pyramid. Peaks never change, so browsers keep them. */
export async function servePeaks(request: Request, params: AudioParams): Promise<Response> {
  return relay(request, async (api) => {
    const search = new URL(request.url).searchParams;
    const query = { level: search.get("level"), from: search.get("from"), to: search.get("to") };
    const headers = passedHeaders(request);
    const response = await api.send("getPeaks", { params, query, headers, signal: request.signal });
    return { response, headers: { "cache-control": "private, max-age=86400, immutable" } };
  });
}

/** How the API has an answer saved; under `name` where it is silent, or would have it shown. */
function attachmentOf(response: Response, name: string): string {
  const named = response.headers.get("content-disposition");
  return named?.startsWith("attachment;") ? named : toAttachment(name);
}

type Relayed = { response: Response; headers: Record<string, string> };

async function relay(request: Request, ask: (api: ApiClient) => Promise<Relayed>): Promise<Response> {
  try {
    const api = await findApi();
    if (!api) throw new Problem("unauthenticated");
    const { response, headers: own } = await ask(api);
    const headers = new Headers(GUARDS);
    for (const name of PASSED_TO_BROWSER) {
      const value = response.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    for (const [name, value] of Object.entries(own)) headers.set(name, value);
    const { body, status } = response;
    const isEmpty = request.method === "HEAD" || status === 304;
    if (isEmpty) await body?.cancel();
    return withExactLength(new Response(isEmpty ? null : body, { status, headers }));
  } catch (error) {
    return answerProblem(error, new URL(request.url).pathname);
  }
}

function passedHeaders(request: Request): Record<string, string> {
  const passed = PASSED_TO_API.flatMap((name) => {
    const value = request.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  // Packed on the way, a file would have another length than its headers say.
  return { ...Object.fromEntries(passed), "accept-encoding": "identity" };
}
