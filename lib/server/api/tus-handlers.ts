import { requireAudio } from "../services/audios.ts";
import { countingRefusals } from "../services/refusals.ts";
import { appendPart, endUpload, getUpload, startUpload, type UploadState } from "../services/resumable-uploads.ts";
import type { Handlers } from "./create-api.ts";
import { parsePart, parseUploadStart } from "./tus.ts";

/** tus 1.0 (https://tus.io/protocols/resumable-upload), where the upload is an audio's file and has its address. */
export const tusHandlers: Handlers<"startUpload" | "getUpload" | "patchUpload" | "endUpload"> = {
  async startUpload({ app, viewer, space, params, request, url }) {
    const audio = await requireAudio(app, space, params.audio);
    const start = parseUploadStart(request);
    const state = await countingRefusals(app, space, () => startUpload(app, { viewer, space, audio }, start));
    return new Response(null, { status: 201, headers: { ...toHeaders(state), location: url.pathname } });
  },

  async getUpload({ app, space, params }) {
    const state = await getUpload(app, await requireAudio(app, space, params.audio));
    const { metadata, sizeBytes } = state;
    return new Response(null, {
      headers: {
        ...toHeaders(state),
        "upload-length": String(sizeBytes),
        ...(metadata ? { "upload-metadata": metadata } : {}),
      },
    });
  },

  async patchUpload({ app, viewer, space, params, request }) {
    const audio = await requireAudio(app, space, params.audio);
    const part = parsePart(request);
    const state = await countingRefusals(app, space, () => appendPart(app, { viewer, space, audio }, part));
    return new Response(null, { status: 204, headers: toHeaders(state) });
  },

  async endUpload({ app, space, params }) {
    await endUpload(app, await requireAudio(app, space, params.audio));
    return undefined;
  },
};

function toHeaders({ offsetBytes, expiresAt }: UploadState): Record<string, string> {
  return {
    "cache-control": "no-store",
    "upload-offset": String(offsetBytes),
    ...(expiresAt ? { "upload-expires": new Date(expiresAt).toUTCString() } : {}),
  };
}
