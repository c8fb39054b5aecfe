import { once } from "node:events";
import { request as openRequest } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import type { audio } from "../../lib/contract/audio.ts";
import type { Specimen } from "./crash-specimens.ts";

export type Audio = z.infer<typeof audio>;

/** One upload as it is going to be made. */
export type Plan = {
  /** The alias of the audio: no two uploads share one. */
  name: string;
  specimen: Specimen;
  /** Whole in one body of JSON, or an audio first and its file after it. */
  form: "json" | "twoSteps";
  waitSeconds: 0 | 30;
  /** Whether it is tried until there is an answer: a creation under one Idempotency-Key. */
  isStubborn: boolean;
  /** Rest after each of the pieces that a body is sent in. */
  pauseMs: number;
};

/** What the sender knows in the end. `created`: the audio is there, of its file nobody knows. */
export type Outcome =
  | { kind: "acknowledged"; handle: string; audio: Audio | null }
  | { kind: "created"; handle: string }
  | { kind: "refused" }
  | { kind: "unknown" };

type Target = { ready(): Promise<string>; token: string; path: string };
type Answer = { status: number; body: Audio };

const PIECES = 8;

/** Makes one upload, crash or no crash. An answer that has no place in this story is an error. */
export async function upload(target: Target, plan: Plan): Promise<Outcome> {
  const whole = { alias: plan.name, file: plan.specimen.bytes.toString("base64") };
  const isJson = plan.form === "json";
  const headers = {
    "content-type": "application/json",
    prefer: `wait=${plan.waitSeconds}`,
    ...(plan.isStubborn ? { "idempotency-key": plan.name } : {}),
  };
  const body = Buffer.from(JSON.stringify(isJson ? whole : { alias: plan.name }));
  const created = await insist(plan, () => post(target, "", { headers, body, pauseMs: plan.pauseMs }));
  if (!created) return { kind: "unknown" };
  if (isJson && created.status === 422) return { kind: "refused" };
  if (created.status !== 201) throw unexpected(plan, created);
  const { handle } = created.body;
  return isJson ? { kind: "acknowledged", handle, audio: created.body } : sendFile(target, plan, handle);
}

async function sendFile(target: Target, plan: Plan, handle: string): Promise<Outcome> {
  const headers = { "content-type": "application/octet-stream", prefer: `wait=${plan.waitSeconds}` };
  const body = plan.specimen.bytes;
  const sent = await insist(plan, () => post(target, `/${handle}/file`, { headers, body, pauseMs: plan.pauseMs }));
  if (!sent) return { kind: "created", handle };
  // An earlier try had brought it: the server has the file, and says so.
  if (sent.status === 409 && plan.isStubborn) return { kind: "acknowledged", handle, audio: null };
  if (sent.status !== 200) throw unexpected(plan, sent);
  return { kind: "acknowledged", handle, audio: sent.body };
}

/** The answer; null where the connection broke before there was one and the sender leaves it at that. */
async function insist(plan: Plan, attempt: () => Promise<Answer | null>): Promise<Answer | null> {
  for (;;) {
    const answer = await attempt();
    if (answer || !plan.isStubborn) return answer;
  }
}

async function post(
  { ready, token, path }: Target,
  suffix: string,
  { headers, body, pauseMs }: { headers: Record<string, string>; body: Buffer; pauseMs: number },
): Promise<Answer | null> {
  const request = openRequest(`${await ready()}${path}${suffix}`, {
    method: "POST",
    agent: false,
    headers: { ...headers, authorization: `Bearer ${token}`, "content-length": body.length },
  });
  let isBroken = false;
  request.on("error", () => {
    isBroken = true;
  });
  const answered = readAnswer(request).catch(() => null);
  const pieceBytes = Math.ceil(body.length / PIECES);
  for (let at = 0; at < body.length && !isBroken; at += pieceBytes) {
    request.write(body.subarray(at, at + pieceBytes));
    await sleep(pauseMs);
  }
  request.end();
  return answered;
}

async function readAnswer(request: ReturnType<typeof openRequest>): Promise<Answer> {
  const [response] = await once(request, "response");
  let text = "";
  for await (const piece of response.setEncoding("utf8")) text += piece;
  return { status: response.statusCode, body: JSON.parse(text) };
}

function unexpected(plan: Plan, answer: Answer): Error {
  return new Error(`${JSON.stringify({ ...plan, specimen: plan.specimen.what })}: ${JSON.stringify(answer)}`);
}
