import { Buffer } from "node:buffer";
import type { ApiClient } from "../client/client.ts";
import type { Audio } from "../contract/audio.ts";
import { createBase64Decoder } from "../contract/base64-decoder.ts";
import { drainedBody } from "../contract/drained-body.ts";
import { sha256Hex } from "../contract/primitives.ts";
import { Problem } from "../contract/problem.ts";

type AudioParams = { owner: string; space: string; audio: string };

/**
 * The JSON body of `POST …/audios` around a Base64 text that is already bytes, so that a clip never becomes a string.
 * Throws `Problem("badBase64")` when the text has a character outside the alphabet: a quotation mark would end the
 * string and let the sender write the rest of the request.
 */
export function toClipBody(fields: object, text: Uint8Array): Uint8Array<ArrayBuffer> {
  const stray = text.findIndex((character) => !ALPHABET[character]);
  if (stray >= 0) {
    throw new Problem("badBase64", `The file is not valid Base64: character ${stray} is not of its alphabet.`);
  }
  const head = JSON.stringify(fields).slice(0, -1);
  const comma = head.length > 1 ? "," : "";
  return new Uint8Array(Buffer.concat([Buffer.from(`${head}${comma}"file":"`), text, Buffer.from('"}')]));
}

const ALPHABET = new Uint8Array(256);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") {
  ALPHABET[character.charCodeAt(0)] = 1;
}

/**
 * Passes the Base64 body of `request` on to the API as the bytes it stands for, while it arrives and no faster than
 * the API takes it. `x-file-sha256` is the SHA-256 of the whole file, which the API compares. Answers as soon as the
 * bytes are durable. Throws a {@link Problem}: the text's own fault where it is not Base64, whatever the API made of
 * the broken stream.
 */
export async function receiveBase64(api: ApiClient, params: AudioParams, request: Request): Promise<Audio> {
  const sha256 = sha256Hex.safeParse(request.headers.get("x-file-sha256"));
  if (!sha256.success) throw new Problem("badRequest", "The header x-file-sha256 must be the SHA-256 of the file.");
  return passOn(request, async (body) => {
    const digest = `sha-256=:${Buffer.from(sha256.data, "hex").toString("base64")}:`;
    const headers = { prefer: "wait=0", "repr-digest": digest };
    const response = await api.send("uploadFile", { params, body, headers, signal: request.signal });
    return (await response.json()) as Audio;
  });
}

/** How much of a file that comes in parts the API has. */
export type PartsState = { offsetBytes: number };

/**
 * Begins to take a file in parts, or goes on: `upload-length` is its size in bytes. `Problem("conflict")` where the audio has
 * its file already.
 */
export async function beginParts(api: ApiClient, params: AudioParams, request: Request): Promise<PartsState> {
  const length = request.headers.get("upload-length") ?? "";
  const response = await api.send("startUpload", { params, headers: { "upload-length": length } });
  return toPartsState(response);
}

/**
 * Passes a part on, which is Base64 text by itself and begins at the byte `upload-offset` of the file. Otherwise as
 * {@link receiveBase64}; `Problem("conflict")` where the file goes on elsewhere.
 */
export async function receivePart(api: ApiClient, params: AudioParams, request: Request): Promise<PartsState> {
  const headers = { "upload-offset": request.headers.get("upload-offset") ?? "" };
  return passOn(request, async (body) =>
    toPartsState(await api.send("patchUpload", { params, body, headers, signal: request.signal })),
  );
}

function toPartsState({ headers }: Response): PartsState {
  const offset = headers.get("upload-offset") ?? "";
  if (!/^\d+$/.test(offset)) throw new Problem("badAnswer", "The API did not say how much of the file it has.");
  return { offsetBytes: Number(offset) };
}

/** Hands the bytes of a Base64 body on; what is wrong with the text counts more than what became of the broken stream. */
async function passOn<T>(request: Request, send: (bytes: ReadableStream<Uint8Array<ArrayBuffer>>) => Promise<T>) {
  const { bytes, fault } = decodeBody(request.body);
  try {
    return await send(bytes);
  } catch (error) {
    // An API that refuses without reading leaves the rest with us: unread, it would keep the sender waiting for ever.
    if (!bytes.locked) await bytes.cancel().catch(() => undefined);
    throw fault() ?? error;
  }
}

function decodeBody(body: ReadableStream<Uint8Array> | null): {
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>;
  fault: () => Error | undefined;
} {
  const decoder = createBase64Decoder();
  let found: Error | undefined;
  const decode = (work: () => Uint8Array, out: TransformStreamDefaultController) => {
    try {
      const bytes = work();
      if (bytes.length > 0) out.enqueue(bytes);
    } catch (error) {
      found = error as Error;
      throw error;
    }
  };
  const decoding = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>({
    transform: (text, out) => decode(() => decoder.push(text), out),
    flush: (out) => decode(() => decoder.finish(), out),
  });
  return { bytes: drainedBody(body ?? emptyBody()).pipeThrough(decoding), fault: () => found };
}

function emptyBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.close() });
}
