import { encodeBase64, planParts } from "../../domain/base64.ts";
import { EVENT_STREAM } from "../../domain/event-stream.ts";
import { type Trial, type TrialBody, toJsonFrame } from "./trial.ts";

/** What came back: `text` of JSON is laid out to be read, other bytes are a Blob of their type. */
export type TrialAnswer = {
  status: number;
  statusText: string;
  tookMs: number;
  headers: [name: string, value: string][];
  contentType: string;
  text: string | null;
  bytes: Blob | null;
};

type Sending = { apiPath: string; key: string; signal: AbortSignal };

/**
 * Sends a trial to the API of this origin: with `key` where it has one, and never with a cookie. Throws what `fetch`
 * throws, and a RangeError where the file does not fit into the JSON.
 */
export async function sendTrial(trial: Trial, { apiPath, key, signal }: Sending): Promise<TrialAnswer> {
  const headers = new Headers(trial.headers);
  if (key && !trial.isOpen) headers.set("authorization", `Bearer ${key}`);
  if (trial.body) headers.set("content-type", trial.body.contentType);
  const startedMs = performance.now();
  const response = await fetch(apiPath + trial.path, {
    method: trial.method,
    headers,
    body: trial.body && (await toBytes(trial.body)),
    credentials: "omit",
    cache: "no-store",
    redirect: "error",
    signal,
  });
  return readAnswer(response, startedMs);
}

async function toBytes({ text, file, fileField }: TrialBody): Promise<Blob | string | null> {
  if (text === null) return file;
  if (!file || !fileField) return text;
  const frame = toJsonFrame(text, fileField);
  if (!frame) throw new RangeError("A file can only be put into a JSON object.");
  // Parts become Blobs at once, which the browser keeps outside of our memory.
  const parts: Blob[] = [];
  for (const { start, end } of planParts(file.size)) {
    parts.push(new Blob([encodeBase64(new Uint8Array(await file.slice(start, end).arrayBuffer()))]));
  }
  return new Blob([frame.head, ...parts, frame.tail]);
}

async function readAnswer(response: Response, startedMs: number): Promise<TrialAnswer> {
  const { status, statusText, headers } = response;
  const contentType = headers.get("content-type") ?? "";
  const blob = await (contentType.startsWith(EVENT_STREAM) ? listen(response) : response.blob());
  const isText = /json|^text\//.test(contentType);
  return {
    status,
    statusText,
    tookMs: Math.round(performance.now() - startedMs),
    headers: [...headers],
    contentType,
    text: isText && blob.size > 0 ? layOut(await blob.text()) : null,
    bytes: isText || blob.size === 0 ? null : blob,
  };
}

/** A stream of events goes on for ever: its answer is what it tells within so long. */
const LISTEN_MS = 5000;

async function listen({ body }: Response): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = body?.getReader();
  const timer = setTimeout(() => void reader?.cancel(), LISTEN_MS);
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) parts.push(part.value);
  clearTimeout(timer);
  return new Blob(parts);
}

function layOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
