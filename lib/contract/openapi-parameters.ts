import { z } from "zod";
import { HANDLE_MAX_LENGTH, HANDLE_PATTERN } from "../domain/handles.ts";
import type { Endpoint } from "./endpoint.ts";

type Json = Record<string, unknown>;

const variables: Record<string, string> = {
  owner: "The handle of a user or an organization.",
  space: "The handle of a space of that owner.",
  audio: "The handle of an audio.",
  comment: "The handle of a comment.",
  finding: "The handle of a finding.",
  identity: "The handle of an identity.",
  org: "The handle of an organization.",
  user: "The handle of a user.",
  key: "The handle of one of your API keys.",
  session: "The handle of one of your sessions.",
  invitation: "The handle of an invitation.",
  token: "The token of an invitation.",
};

const queries: Record<string, string> = {
  page: "The number of the page.",
  "page-size": "How many items a page has at most.",
  sort: "What the list is sorted by; with a minus in front, downwards.",
  search: "A part of the handle or the alias; of a comment, of its text.",
  after: "Created then or later.",
  before: "Created then or earlier.",
  cursor: "The place to go on from, out of a `Link` header. It takes the place of `page`.",
  handle: "One of these handles; may be given up to 50 times.",
  state: "In this state.",
  marks: "With these marks.",
  outcome: "With reviews that come to this.",
  identity: "Linked to this identity.",
  failure: "Refused for this reason.",
  sha256: "Made of a file with one of these SHA-256; may be given up to 50 times.",
  batch: "Uploaded with this `batch`.",
  assignee: "Assigned to the user with this handle, to you (`me`), or to nobody (`none`).",
  decided: "`me`: those on which you have decided; `notme`: those on which you have not.",
  resolved: "`true`: in threads that are resolved; `false`: in those that are open.",
  author: "Written by the user with this handle.",
  mentions: "Mentioning the user with this handle.",
  thread: "In the thread of the comment with this handle, which may be a reply.",
  whole:
    "`true`: each thread whole of which one comment has that author, mention or text; `false`: only such comments.",
  format: "The form that is wanted; left out, the `Accept` header decides.",
  recent: "How many seconds back to begin: what changed since then is told first.",
  days: "How many days to tell of, up to today.",
  level: "The level of the pyramid: a pixel has 256 · 4ⁿ samples.",
  from: "The first pixel.",
  to: "The pixel after the last one, at most 8,192 further on.",
};

/** The variables of the path, the query and the headers of an endpoint, as OpenAPI parameters. */
export function toParameters(endpoint: Endpoint, { isVersioned }: { isVersioned: boolean }): Json[] {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  return [
    ...names.map((name) => ({ name, in: "path", required: true, description: variables[name], schema: HANDLE })),
    ...toQueryParameters(endpoint),
    ...toHeaderParameters(endpoint, isVersioned),
  ];
}

const HANDLE = { type: "string", pattern: HANDLE_PATTERN.source, maxLength: HANDLE_MAX_LENGTH };

function toQueryParameters({ query }: Endpoint): Json[] {
  if (!query) return [];
  const { properties = {} } = z.toJSONSchema(query, { io: "output", target: "draft-2020-12" });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: false,
    description: queries[name],
    schema,
  }));
}

function toHeaderParameters({ streams, gives, tus }: Endpoint, isVersioned: boolean): Json[] {
  const isWhole = streams && !tus;
  return [
    ...(tus ? [{ ...header("Tus-Resumable", "The version of tus: `1.0.0`."), required: true }] : []),
    ...(tus && streams
      ? [
          { ...header("Upload-Offset", "Where this part begins in the file, in bytes."), required: true },
          header("Upload-Checksum", "`sha256 …` or `sha1 …` – the digest of this part in Base64, which is compared."),
        ]
      : []),
    ...(streams === "application/json" ? [header("Idempotency-Key", "The same key makes the same audio, once.")] : []),
    ...(isWhole ? [header("Prefer", "`wait=N`: wait up to N seconds (30, at most 60) for the conversion.")] : []),
    ...(streams === "application/octet-stream"
      ? [header("Repr-Digest", "`sha-256=:…:` – the SHA-256 of the file in Base64, which is compared.")]
      : []),
    ...(gives === "audio/wav" ? [header("Range", "`bytes=…`: a part of the file.")] : []),
    ...(isVersioned ? [header("If-Match", "An `ETag` that it must still have.")] : []),
  ];
}

function header(name: string, description: string): Json {
  return { name, in: "header", required: false, description, schema: { type: "string" } };
}
