import { type Audio, createAudio as createAudioSchema } from "../../contract/audio.ts";
import { Problem } from "../../contract/problem.ts";
import type { App } from "../app.ts";
import { readJsonUpload } from "../ingest/read-json-upload.ts";
import { readRawUpload } from "../ingest/read-raw-upload.ts";
import type { ReceivedFile, ReceiveOptions } from "../ingest/received-file.ts";
import { findTwin, getAudio, requireAudio } from "../services/audios.ts";
import { requireQueueRoom } from "../services/conversion-queue.ts";
import { claimFile } from "../services/file-claims.ts";
import { claimKey } from "../services/idempotency.ts";
import { requireRoom } from "../services/quotas.ts";
import { countingRefusals } from "../services/refusals.ts";
import { type OpenSpace, requireStill } from "../services/spaces.ts";
import { attachFile, createAudio, dropRefused, waitForConversion } from "../services/uploads.ts";
import type { Handlers } from "./create-api.ts";
import { parseIdempotencyKey, parseInput, parseReprDigest, parseWait } from "./requests.ts";

/** The two ways in for bytes. Both bodies are read as streams and are durable before they are answered for. */
export const uploadHandlers: Handlers<"createAudio" | "uploadFile"> = {
  async createAudio({ app, viewer, space, request, url }) {
    const key = parseIdempotencyKey(request);
    const wait = parseWait(request);
    const claim = key === null ? null : await claimKey(app, viewer, { path: url.pathname, key });
    let id: string;
    try {
      id = await countingRefusals(app, space, async () => {
        // Who replays a key gets what there is: nothing has to fit in.
        const input = await readNewAudio(request, receiving(app, request, claim?.earlier ? null : space));
        await orAbort(input.file, () => requireStill(app, viewer, space, "upload"));
        return createAudio(app, viewer, space, { input, claim });
      });
    } finally {
      await claim?.release();
    }
    const row = await waitForConversion(app, id, { waitMs: wait.waitMs, signal: request.signal });
    // If the first request of this key has just been refused, its 422 was told there, and this one may try anew.
    if (!row) await claim?.recheck();
    // Somebody who replays a key, or has gone away, finds the failed row instead.
    const isOurs = !claim?.earlier && !request.signal.aborted;
    if (row?.failure_code && isOurs && wait.waitMs > 0) {
      await dropRefused(app, row);
      const code = row.failure_code === "noRoom" ? "noRoom" : "unusableFile";
      throw new Problem(code, row.failure_detail ?? undefined, { wireCode: row.failure_code });
    }
    const audio = await getAudio(app, viewer, id);
    const location = `${url.pathname}/${audio.handle}`;
    const twin = await twinLink(app, space, audio, url);
    return Response.json(audio, { status: 201, headers: answerHeaders(wait.applied, { location, ...twin }) });
  },

  async uploadFile({ app, viewer, space, params, request, url }) {
    const audio = await requireAudio(app, space, params.audio);
    const sha256 = parseReprDigest(request);
    const wait = parseWait(request);
    const claim = await countingRefusals(app, space, () => claimFile(app, audio, sha256));
    try {
      const length = Number(request.headers.get("content-length"));
      const options = receiving(app, request, space);
      const onFileBytes = (bytes: number) => {
        options.onFileBytes(bytes);
        if (length > 0) claim.progress(bytes / length);
      };
      await countingRefusals(app, space, async () => {
        const file = await readRawUpload(request.body, { ...options, onFileBytes });
        await orAbort(file, () => requireStill(app, viewer, space, "upload"));
        await attachFile(app, claim, file);
      });
    } finally {
      await claim.release();
    }
    await waitForConversion(app, audio.id, { waitMs: wait.waitMs, signal: request.signal });
    const answer = await getAudio(app, viewer, audio.id);
    const twin = await twinLink(app, space, answer, url);
    return Response.json(answer, { headers: answerHeaders(wait.applied, twin) });
  },
};

async function readNewAudio(request: Request, options: ReceiveOptions) {
  const { fields, file } = await readJsonUpload(request.body, options);
  return { ...(await orAbort(file, async () => parseInput(createAudioSchema, fields))), file };
}

/** What `work` gives; where it fails, nothing is left of the file. */
async function orAbort<T>(file: ReceivedFile | null, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await file?.writer.abort();
    throw error;
  }
}

/** How a file is received: refused as soon as it exceeds what this server takes, or what `space`, if given, can take now. */
function receiving(app: App, request: Request, space: OpenSpace | null) {
  const insist = (bytes: number) => space && requireRoom(app.limits.spaceQuota, space.counters, bytes);
  return {
    async openFile() {
      insist(0);
      if (space) await requireQueueRoom(app, space.id);
      return app.storage.createWriter();
    },
    onFileBytes: (bytes: number) => void insist(bytes),
    maxFileBytes: app.limits.maxUploadBytes,
    signal: request.signal,
  };
}

/** Where the space has the same bytes already: a `Link` to them (RFC 6249 §6 has the relation). */
async function twinLink(app: App, space: OpenSpace, audio: Audio, url: URL): Promise<Record<string, string>> {
  const twin = await findTwin(app, space, audio);
  if (twin === null) return {};
  const audios = url.pathname.slice(0, url.pathname.indexOf("/audios") + "/audios".length);
  return { link: `<${audios}/${twin}>; rel="duplicate"` };
}

function answerHeaders(applied: string | null, more: Record<string, string> = {}): Record<string, string> {
  return { "cache-control": "no-store", ...(applied ? { "preference-applied": applied } : {}), ...more };
}
