import { once } from "node:events";
import { type FileHandle, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import type { ApiClient } from "../client/client.ts";
import { isProblem, Problem } from "../contract/problem.ts";
import { createPatience, STUBBORNLY_MS } from "./patience.ts";

/** A WAV on its way here. */
export type Receiving = {
  api: ApiClient;
  params: { owner: string; space: string; audio: string };
  signal: AbortSignal;
  onBytes: (done: number, total: number | null) => void;
};

/** What has been received of which version of a WAV (its entity tag). */
type Received = { bytes: number; etag: string | null };

/** Where bytes go. `restart`: what came before belongs to another version, and is void. */
type Sink = {
  write(piece: Uint8Array): Promise<void>;
  restart(etag: string | null): Promise<void>;
};

/**
 * Receives the WAV of an audio into `file`, which is there only when it is whole; until then it stands beside it, and a
 * later call goes on from there. Returns its size in bytes.
 */
export async function receiveFile(receiving: Receiving, file: string): Promise<number> {
  const partial = `${file}.part`;
  const tagFile = `${partial}.etag`;
  const handle = await open(partial, "a", 0o666);
  try {
    const received = { bytes: (await handle.stat()).size, etag: await readFile(tagFile, "utf8").catch(() => null) };
    const total = await receive(receiving, received, fileSink(handle, tagFile));
    await handle.sync();
    await rename(partial, file);
    await rm(tagFile, { force: true });
    return total;
  } finally {
    await handle.close();
  }
}

function fileSink(handle: FileHandle, tagFile: string): Sink {
  return {
    write: (piece) => handle.appendFile(piece),
    async restart(etag) {
      await handle.truncate(0);
      await (etag === null ? rm(tagFile, { force: true }) : writeFile(tagFile, etag));
    },
  };
}

/** Receives the WAV of an audio onto a stream. */
export async function receiveStream(receiving: Receiving, stream: NodeJS.WritableStream): Promise<void> {
  let hasBegun = false;
  await receive(
    receiving,
    { bytes: 0, etag: null },
    {
      async write(piece) {
        hasBegun = true;
        if (!stream.write(piece)) await once(stream, "drain");
      },
      async restart() {
        if (hasBegun)
          throw new Problem("preconditionFailed", "The WAV has changed meanwhile: what was written is void.");
      },
    },
  );
}

/** Receives what is missing, over as many connections as it takes. Returns the size of the whole. */
async function receive(receiving: Receiving, received: Received, sink: Sink): Promise<number> {
  const { signal, onBytes } = receiving;
  const patience = createPatience({ forMs: STUBBORNLY_MS, signal });
  for (;;) {
    try {
      const response = await ask(receiving, received);
      const total = totalOf(response);
      // Anything but the rest that was asked for is the whole.
      if (response.status !== 206 || startOf(response) !== received.bytes) {
        if (response.status === 206)
          throw new Problem("unreachable", "The server sent another part than was asked for.");
        received.bytes = 0;
        received.etag = response.headers.get("etag");
        await sink.restart(received.etag);
      }
      for await (const piece of piecesOf(response)) {
        await sink.write(piece);
        received.bytes += piece.length;
        patience.renew();
        onBytes(received.bytes, total);
      }
      if (total === null || received.bytes === total) return received.bytes;
      throw new Problem("unreachable", `Only ${received.bytes} of ${total} bytes arrived.`);
    } catch (error) {
      signal.throwIfAborted();
      const isBeyond = isProblem(error) && error.code === "rangeNotSatisfiable" && received.etag !== null;
      if (isBeyond) received.etag = null;
      else await patience.wait(error);
    }
  }
}

/** A range is only asked for of a version that is known: else two halves of different files would be joined. */
function ask({ api, params, signal }: Receiving, { bytes, etag }: Received): Promise<Response> {
  const isRest = bytes > 0 && etag !== null;
  return api.send("getFile", {
    params,
    signal,
    ...(isRest ? { headers: { range: `bytes=${bytes}-`, "if-range": etag } } : {}),
  });
}

async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of body ?? []) yield piece;
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") throw error;
    throw new Problem("unreachable", "The connection broke.", { cause: error });
  }
}

/** The size of the whole WAV; null where the answer does not say. */
function totalOf({ status, headers }: Response): number | null {
  const text = status === 206 ? headers.get("content-range")?.split("/")[1] : headers.get("content-length");
  return text && /^\d+$/.test(text) ? Number(text) : null;
}

function startOf({ headers }: Response): number {
  return Number(/^bytes (\d+)-/.exec(headers.get("content-range") ?? "")?.[1] ?? Number.NaN);
}
