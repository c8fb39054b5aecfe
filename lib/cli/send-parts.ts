import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import type { ApiClient } from "../client/client.ts";
import { Problem } from "../contract/problem.ts";
import { createPatience, insist, STUBBORNLY_MS } from "./patience.ts";
import { readPart, readPieces, toBody } from "./source.ts";

/** The file of an audio that waits for one, and where it goes. */
export type Sending = {
  api: ApiClient;
  params: { owner: string; space: string; audio: string };
  handle: FileHandle;
  sizeBytes: number;
  sha256: string;
  signal: AbortSignal;
  /** Hears how many bytes the server has, or is about to have. */
  onSent: (bytes: number) => void;
  onWait: (problem: Problem, delayMs: number) => void;
};

const FIRST_PART_BYTES = 2 ** 20;
const LEAST_PART_BYTES = 2 ** 18;
const MOST_PART_BYTES = 2 ** 23;
/** A part that takes longer is given up and sent anew, half as large: a line can be dead without anybody saying so. */
const PART_MS = 60_000;
/** What goes onto the line at once; the bar moves by so much. */
const PIECE_BYTES = 2 ** 16;

/**
 * How much to send next after a part of `bytes` took `seconds`: what takes a few seconds, so that little is lost with the
 * line, and nothing waits for many answers.
 */
export function nextPartBytes(bytes: number, seconds: number): number {
  if (seconds < 1) return Math.min(MOST_PART_BYTES, bytes * 2);
  return seconds > 8 ? Math.max(LEAST_PART_BYTES, bytes / 2) : bytes;
}

/** Sends a file in parts that outlive a broken line (tus), from where an earlier attempt ended. */
export async function sendParts(sending: Sending): Promise<void> {
  const { signal, sizeBytes, onWait } = sending;
  await start(sending);
  // Where the offset is another one than we think, somebody else has sent a part of the same file: we go on from there.
  const patience = createPatience({ forMs: STUBBORNLY_MS, signal, onWait, also: ["conflict", "wrongChecksum"] });
  let partBytes = FIRST_PART_BYTES;
  let offset = await askOffset(sending);
  while (offset < sizeBytes) {
    const startedMs = performance.now();
    try {
      offset = await sendPart(sending, { start: offset, end: Math.min(offset + partBytes, sizeBytes) });
      partBytes = nextPartBytes(partBytes, (performance.now() - startedMs) / 1000);
      patience.renew();
    } catch (error) {
      signal.throwIfAborted();
      await patience.wait(error);
      partBytes = nextPartBytes(partBytes, Number.POSITIVE_INFINITY);
      offset = await askOffset(sending);
    }
  }
}

/** Sends the file in one piece, as every server of the contract takes it. */
export async function sendWhole(sending: Sending): Promise<void> {
  const { api, params, handle, sizeBytes, sha256, signal, onSent } = sending;
  const digest = Buffer.from(sha256, "hex").toString("base64");
  const headers = { "content-length": String(sizeBytes), "repr-digest": `sha-256=:${digest}:`, prefer: "wait=0" };
  let sent = 0;
  async function* pieces() {
    for await (const piece of readPieces(handle, sizeBytes)) {
      yield piece;
      sent += piece.length;
      onSent(sent);
    }
  }
  await api.call("uploadFile", { params, headers, body: toBody(pieces()), signal });
}

async function start({ api, params, sizeBytes, signal, onWait }: Sending): Promise<void> {
  const headers = { "upload-length": String(sizeBytes) };
  await insist(() => api.send("startUpload", { params, headers, signal }), { forMs: STUBBORNLY_MS, signal, onWait });
}

async function askOffset({ api, params, signal, onSent, onWait }: Sending): Promise<number> {
  const patience = { forMs: STUBBORNLY_MS, signal, onWait };
  const offset = offsetOf(await insist(() => api.send("getUpload", { params, signal }), patience));
  onSent(offset);
  return offset;
}

async function sendPart(sending: Sending, part: { start: number; end: number }): Promise<number> {
  const { api, params, handle, onSent } = sending;
  const bytes = await readPart(handle, part);
  const headers = {
    "content-length": String(bytes.length),
    "upload-offset": String(part.start),
    "upload-checksum": `sha256 ${createHash("sha256").update(bytes).digest("base64")}`,
  };
  function* pieces() {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      onSent(part.start + at);
      yield bytes.subarray(at, at + PIECE_BYTES);
    }
  }
  const signal = AbortSignal.any([sending.signal, AbortSignal.timeout(PART_MS)]);
  const offset = offsetOf(await api.send("patchUpload", { params, headers, body: toBody(pieces()), signal }));
  onSent(offset);
  return offset;
}

function offsetOf(response: Response): number {
  const header = response.headers.get("upload-offset") ?? "";
  if (!/^\d+$/.test(header)) throw new Problem("unreachable", "The server does not say how much of the file it has.");
  return Number(header);
}
