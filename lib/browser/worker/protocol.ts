import type { HeaderReading } from "../../domain/headers/header.ts";

/** What the page asks of the worker. Every request has its own id; answers carry it back. */
export type WorkerRequest =
  | { type: "read"; id: number; file: File }
  | { type: "hash"; id: number; file: File }
  | { type: "encode"; id: number; file: File }
  | { type: "copy"; id: number; file: File }
  | { type: "send"; id: number; url: string; body: Blob; headers: Record<string, string> }
  | ({ type: "sendPart"; id: number } & PartPost)
  | { type: "cancel"; id: number };

/** A stretch of a file (`end` is exclusive) that is encoded and sent at once. */
export type PartPost = { url: string; file: File; start: number; end: number; headers: Record<string, string> };

/** Hexadecimal SHA-256 of a whole file, and its Base64 text as ASCII. */
export type Encoded = { sha256: string; text: Blob };

/** An HTTP answer with its `Retry-After`, and how long it took from the first byte sent, in seconds. */
export type Sent = { status: number; body: string; retryAfter: string | null; seconds: number };

/** Why the worker could not do it. `cancelled` is only ever an answer to our own `cancel`. */
export type WorkerFault = "empty" | "unreadable" | "network" | "stalled" | "crashed" | "cancelled";

/** Of a `read`, a `hash` (hexadecimal SHA-256), an `encode`, a `copy`, a `send` and a `sendPart`. */
export type WorkerResult = HeaderReading | string | Encoded | Blob | Sent;

export type WorkerReply =
  | { type: "progress"; id: number; ratio: number }
  | { type: "done"; id: number; result: WorkerResult }
  | { type: "failed"; id: number; fault: WorkerFault };
