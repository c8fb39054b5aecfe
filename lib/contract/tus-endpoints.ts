import type { Endpoint } from "./endpoint.ts";

/** The version of tus that is spoken. */
export const TUS_VERSION = "1.0.0";

const FILE = "/spaces/{owner}/{space}/audios/{audio}/file";

/** Sending an audio its file in parts that outlive a broken line: tus 1.0, with the audio as the upload. */
export const tusEndpoints = {
  startUpload: {
    summary: "Begin to send a file in parts (tus)",
    method: "POST",
    path: FILE,
    status: 201,
    tus: true,
    needs: "upload",
    refuses: [400, 409, 412, 413, 423, 507],
  },
  getUpload: {
    summary: "Ask how much of a file has arrived (tus)",
    method: "HEAD",
    path: FILE,
    status: 200,
    tus: true,
    needs: "upload",
    refuses: [412, 423],
  },
  patchUpload: {
    summary: "Send the next part of a file (tus)",
    method: "PATCH",
    path: FILE,
    status: 204,
    tus: true,
    needs: "upload",
    streams: "application/offset+octet-stream",
    refuses: [409, 412, 413, 423, 460, 507],
  },
  endUpload: {
    summary: "Give up what has been sent of a file; the audio still waits for one (tus)",
    method: "DELETE",
    path: FILE,
    status: 204,
    tus: true,
    needs: "upload",
    refuses: [412, 423],
  },
} as const satisfies Record<string, Endpoint>;
