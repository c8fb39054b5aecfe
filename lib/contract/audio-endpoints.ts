import * as audio from "./audio.ts";
import type { Endpoint } from "./endpoint.ts";
import { audioListQuery, timeListQuery } from "./lists.ts";

const AUDIOS = "/spaces/{owner}/{space}/audios";
const AUDIO = `${AUDIOS}/{audio}` as const;

/** Audios, their media, and what people say of them. */
export const audioEndpoints = {
  createAudio: {
    method: "POST",
    path: AUDIOS,
    status: 201,
    needs: "upload",
    streams: "application/json",
    body: audio.createAudio,
    answer: audio.audio,
    refuses: [409, 413, 422, 507],
  },
  listAudios: {
    method: "GET",
    path: AUDIOS,
    status: 200,
    needs: "read",
    query: audioListQuery,
    answer: audio.audio,
    list: true,
  },
  getAudio: { method: "GET", path: AUDIO, status: 200, needs: "read", answer: audio.audio },
  updateAudio: {
    method: "PATCH",
    path: AUDIO,
    status: 200,
    needs: "edit",
    body: audio.patchAudio,
    answer: audio.audio,
  },
  removeAudio: { method: "DELETE", path: AUDIO, status: 204, needs: "remove" },
  restoreAudio: {
    method: "POST",
    path: `${AUDIO}:restore`,
    status: 200,
    needs: "remove",
    answer: audio.audio,
    refuses: [507],
  },
  identifyAudio: {
    method: "POST",
    path: `${AUDIO}:identify`,
    status: 200,
    needs: "edit",
    body: audio.identifyAudio,
    answer: audio.audio,
    refuses: [409],
  },
  uploadFile: {
    method: "POST",
    path: `${AUDIO}/file`,
    status: 200,
    needs: "upload",
    streams: "application/octet-stream",
    answer: audio.audio,
    refuses: [400, 409, 413, 422, 507],
  },
  getFile: {
    method: "GET",
    path: `${AUDIO}/file`,
    status: 200,
    needs: "read",
    gives: "audio/wav",
    refuses: [206, 412, 416],
  },
  getPeaks: {
    method: "GET",
    path: `${AUDIO}/peaks`,
    status: 200,
    needs: "read",
    query: audio.peaksQuery,
    gives: "application/octet-stream",
  },
  listMarks: {
    method: "GET",
    path: `${AUDIO}/marks`,
    status: 200,
    needs: "read",
    query: timeListQuery,
    answer: audio.mark,
    list: true,
  },
  putMark: {
    method: "PUT",
    path: `${AUDIO}/marks/me`,
    status: 200,
    needs: "mark",
    body: audio.putMark,
    answer: audio.mark,
  },
  removeMark: { method: "DELETE", path: `${AUDIO}/marks/me`, status: 204, needs: "mark" },
} as const satisfies Record<string, Endpoint>;
