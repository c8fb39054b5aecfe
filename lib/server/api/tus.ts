import { createAudio } from "../../contract/audio.ts";
import type { Endpoint } from "../../contract/endpoint.ts";
import { Problem } from "../../contract/problem.ts";
import { TUS_VERSION } from "../../contract/tus-endpoints.ts";
import type { Part } from "../services/upload-parts.ts";

/** What this server does of tus 1.0 beside its core. */
const EXTENSIONS = "creation,checksum,termination,expiration";

const DIGEST_BYTES = { sha1: 20, sha256: 32 } as const;
const METADATA_BYTES = 4096;

/** Whether a request is tus: everything else at the same address is the contract's. */
export function isTus({ headers }: Request): boolean {
  return headers.has("tus-resumable");
}

/** Whether an endpoint is for a request that its route matches; HEAD comes along with GET. */
export function isFor({ tus, method }: Endpoint, request: Request): boolean {
  return !tus || (isTus(request) && (request.method === "HEAD") === (method === "HEAD"));
}

/** What this server can do: the answer to OPTIONS, which asks nobody who they are. */
export function tusOptions(maxBytes: number): Record<string, string> {
  return {
    "tus-resumable": TUS_VERSION,
    "tus-version": TUS_VERSION,
    "tus-extension": EXTENSIONS,
    "tus-max-size": String(maxBytes),
    "tus-checksum-algorithm": Object.keys(DIGEST_BYTES).join(","),
  };
}

/** The request with the method that `X-HTTP-Method-Override` names, for tus clients that cannot PATCH. */
export function withMethod(request: Request): Request {
  const method = request.headers.get("x-http-method-override")?.toUpperCase() ?? "";
  const isOurs = request.method === "POST" && isTus(request) && new URL(request.url).pathname.endsWith("/file");
  if (!isOurs || !/^(PATCH|DELETE|HEAD)$/.test(method)) return request;
  // Field by field: what Next hands over is a proxy, which `new Request` cannot copy. A HEAD has no body.
  const { url, headers, signal } = request;
  const body = method === "HEAD" ? null : request.body;
  return new Request(url, { method, headers, signal, body, duplex: "half" } as RequestInit);
}

/** Insists on the version of tus that we speak: `preconditionFailed` otherwise, with ours in `Tus-Version`. */
export function requireTusVersion({ headers }: Request): void {
  if (headers.get("tus-resumable") === TUS_VERSION) return;
  throw new Problem("preconditionFailed", `This server speaks tus ${TUS_VERSION}.`, {
    headers: { "tus-version": TUS_VERSION },
  });
}

/** What `POST` announces: the size, and out of `Upload-Metadata` the name of the file. */
export function parseUploadStart({ headers }: Request) {
  if (headers.has("upload-defer-length")) throw new Problem("badRequest", "Say the Upload-Length at once, in bytes.");
  const metadata = headers.get("upload-metadata");
  return {
    sizeBytes: parseBytes(headers, "upload-length"),
    metadata,
    name: createAudio.shape.name.safeParse(findFileName(metadata)).data ?? null,
  };
}

/** What `PATCH` says of its part. */
export function parsePart({ headers, body, signal }: Request): Part {
  return {
    offsetBytes: parseBytes(headers, "upload-offset"),
    lengthBytes: headers.has("content-length") ? parseBytes(headers, "content-length") : null,
    checksum: parseChecksum(headers.get("upload-checksum")),
    body,
    signal,
  };
}

function parseBytes(headers: Headers, name: string): number {
  const text = headers.get(name) ?? "";
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const title = name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  throw new Problem("badRequest", `${title} must be a number of bytes.`);
}

function parseChecksum(header: string | null): Part["checksum"] {
  if (header === null) return null;
  const [algorithm = "", digest = "", ...more] = header.split(" ");
  if (algorithm !== "sha1" && algorithm !== "sha256") {
    throw new Problem("badRequest", "Upload-Checksum takes sha1 and sha256.");
  }
  const bytes = Buffer.from(digest, "base64");
  // Node decodes what is no Base64 too: only what it would write itself is taken.
  if (bytes.toString("base64") !== digest || bytes.length !== DIGEST_BYTES[algorithm] || more.length > 0) {
    throw new Problem("badRequest", `Upload-Checksum must hold a digest by ${algorithm} in Base64.`);
  }
  return { algorithm, hex: bytes.toString("hex") };
}

/** The `filename` among pairs of a key and a value in Base64, which commas divide. */
function findFileName(metadata: string | null): string | null {
  if (metadata === null) return null;
  if (metadata.length > METADATA_BYTES) throw new Problem("badRequest", "This Upload-Metadata is too long.");
  const pairs = metadata.split(",").map((pair) => pair.trim().split(" "));
  if (!pairs.every(([key, value = "", ...more]) => key && more.length === 0 && /^[\w+/=-]*$/.test(value))) {
    throw new Problem("badRequest", "Upload-Metadata has pairs of a key and a value in Base64, divided by commas.");
  }
  const [, value] = pairs.find(([key]) => key === "filename") ?? [];
  return value ? Buffer.from(value, "base64").toString("utf8") : null;
}
