import type { z } from "zod";
import type { Permission } from "../domain/permissions.ts";

/**
 * One endpoint of the contract. `path` has its variables in braces; a suffix after one (`{audio}:restore`) is a custom method.
 * `answer` is the JSON resource; `list` says that the answer is an array of it with paging headers; where both are
 * absent the answer is empty or bytes (`gives`); of several types the request chooses one, the first unless it says. `streams` marks the bodies that the server reads as they arrive.
 * `published`: part of the public contract that other servers follow too; the rest is ours. `tus`: asked with the header
 * `Tus-Resumable`, which sets it apart from what else has its method and path.
 * `open`: for everybody. `needs`: what one's role in the space, organization or owner of the path must allow;
 * `instanceAdmin`: for admins of the whole server alone. `refuses`: what it answers beside what follows from its shape.
 */
export type Endpoint = {
  method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  status: number;
  /** What it does, in a few words: the title of its documentation. */
  summary: string;
  published?: true;
  tus?: true;
  open?: true;
  needs?: Permission;
  instanceAdmin?: true;
  query?: z.ZodType;
  body?: z.ZodType;
  streams?: "application/json" | "application/octet-stream" | "application/offset+octet-stream";
  answer?: z.ZodType;
  list?: true;
  gives?: string | readonly string[];
  refuses?: readonly number[];
};
