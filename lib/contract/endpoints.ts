import type { z } from "zod";
import * as account from "./account.ts";
import * as audio from "./audio.ts";
import { audioListQuery, markListQuery, spaceListQuery } from "./lists.ts";

/**
 * One endpoint of the contract. `path` has its variables in braces; a suffix after one (`{audio}:restore`) is a custom method.
 * `answer` is the JSON resource; `list` says that the answer is an array of it with paging headers; where both are
 * absent the answer is empty or bytes (`gives`). `streams` marks the bodies that the server reads as they arrive.
 */
export type Endpoint = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  status: number;
  open?: true;
  query?: z.ZodType;
  body?: z.ZodType;
  streams?: "application/json" | "application/octet-stream";
  answer?: z.ZodType;
  list?: true;
  gives?: string;
};

const AUDIOS = "/spaces/{owner}/{space}/audios";

/** Every endpoint the server has, by name; the client's methods and the server's routes both come from here. */
export const endpoints = {
  signIn: {
    method: "POST",
    path: "/auth/credentials",
    status: 200,
    open: true,
    body: account.credentials,
    answer: account.sessionToken,
  },
  signOut: { method: "DELETE", path: "/auth/session", status: 204 },
  getLimits: { method: "GET", path: "/limits", status: 200, answer: account.limits },
  getUser: { method: "GET", path: "/user", status: 200, answer: account.user },
  listUserSpaces: {
    method: "GET",
    path: "/user/spaces",
    status: 200,
    query: spaceListQuery,
    answer: account.space,
    list: true,
  },
  createUser: { method: "POST", path: "/users", status: 201, body: account.createUser, answer: account.user },
  getSpace: { method: "GET", path: "/spaces/{owner}/{space}", status: 200, answer: account.space },
  createAudio: {
    method: "POST",
    path: AUDIOS,
    status: 201,
    streams: "application/json",
    body: audio.createAudio,
    answer: audio.audio,
  },
  listAudios: { method: "GET", path: AUDIOS, status: 200, query: audioListQuery, answer: audio.audio, list: true },
  getAudio: { method: "GET", path: `${AUDIOS}/{audio}`, status: 200, answer: audio.audio },
  updateAudio: {
    method: "PATCH",
    path: `${AUDIOS}/{audio}`,
    status: 200,
    body: audio.patchAudio,
    answer: audio.audio,
  },
  removeAudio: { method: "DELETE", path: `${AUDIOS}/{audio}`, status: 204 },
  restoreAudio: { method: "POST", path: `${AUDIOS}/{audio}:restore`, status: 200, answer: audio.audio },
  uploadFile: {
    method: "POST",
    path: `${AUDIOS}/{audio}/file`,
    status: 200,
    streams: "application/octet-stream",
    answer: audio.audio,
  },
  getFile: { method: "GET", path: `${AUDIOS}/{audio}/file`, status: 200, gives: "audio/wav" },
  getPeaks: {
    method: "GET",
    path: `${AUDIOS}/{audio}/peaks`,
    status: 200,
    query: audio.peaksQuery,
    gives: "application/octet-stream",
  },
  listMarks: {
    method: "GET",
    path: `${AUDIOS}/{audio}/marks`,
    status: 200,
    query: markListQuery,
    answer: audio.mark,
    list: true,
  },
  putMark: {
    method: "PUT",
    path: `${AUDIOS}/{audio}/marks/me`,
    status: 200,
    body: audio.putMark,
    answer: audio.mark,
  },
  removeMark: { method: "DELETE", path: `${AUDIOS}/{audio}/marks/me`, status: 204 },
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;

/** The variables of a path: `"/spaces/{owner}/{space}"` has `owner` and `space`. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name]: string } & PathParams<Rest>
  : unknown;

/** The path of `template` with each variable percent-encoded into it. */
export function buildPath(template: string, params: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`The path ${template} needs "${name}".`);
    return encodeURIComponent(value);
  });
}
