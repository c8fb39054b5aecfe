import { z } from "zod";
import { CHANGE_KINDS } from "../domain/audio-change.ts";
import { EVENT_STREAM } from "../domain/event-stream.ts";
import { permissions } from "../domain/permissions.ts";
import * as account from "./account.ts";
import { accountEndpoints } from "./account-endpoints.ts";
import { assigned, assignment, reviewed } from "./assignment.ts";
import { assignmentEndpoints } from "./assignment-endpoints.ts";
import * as audio from "./audio.ts";
import { audioEndpoints } from "./audio-endpoints.ts";
import * as comment from "./comment.ts";
import { commentEndpoints } from "./comment-endpoints.ts";
import type { Endpoint } from "./endpoint.ts";
import { hasVersion, statusesOf, typesOf } from "./endpoints.ts";
import { eventEndpoints } from "./event-endpoints.ts";
import { findingJudgement } from "./finding-judgement.ts";
import { findingJudgementEndpoints } from "./finding-judgement-endpoints.ts";
import { listening, listeningSession } from "./listening.ts";
import { listeningEndpoints } from "./listening-endpoints.ts";
import { type OpenApiDocument, openApiDocument } from "./openapi-document.ts";
import { withHeaders } from "./openapi-headers.ts";
import { toParameters } from "./openapi-parameters.ts";
import * as org from "./org.ts";
import { orgEndpoints } from "./org-endpoints.ts";
import * as policy from "./policy.ts";
import { policyEndpoints } from "./policy-endpoints.ts";
import { problems } from "./problem.ts";
import { problemBody } from "./problem-body.ts";
import * as quality from "./quality.ts";
import * as review from "./review.ts";
import { reviewEndpoints } from "./review-endpoints.ts";
import { reviewExport } from "./review-export.ts";
import * as space from "./space.ts";
import { spaceEndpoints } from "./space-endpoints.ts";
import { statistics } from "./statistics.ts";
import { tusEndpoints } from "./tus-endpoints.ts";

/** JSON Schema, or a part of an OpenAPI document: plain data. */
type Json = Record<string, unknown>;

/** The groups of the documentation, in its order. */
const groups = [
  ["Account", "Signing in, oneself, sessions and API keys; the users of the server, for its admin.", accountEndpoints],
  ["Organizations", "Teams, their members, and the invitations that make members.", orgEndpoints],
  ["Spaces", "Where audios live, and the identities that speak in them.", spaceEndpoints],
  ["Acceptance policy", "What a space asks of the files that arrive in it.", policyEndpoints],
  ["Audios", "Uploading, reading back, and saying whether it sounds right.", audioEndpoints],
  ["Comments", "What people say of moments and stretches of an audio, in threads.", commentEndpoints],
  ["Reviews", "What people decide of an audio, its history, and how a space reviews.", reviewEndpoints],
  ["Queue", "Who reviews which audio next, and deciding on many at once.", assignmentEndpoints],
  ["Listening", "What was heard of an audio, and by whom.", listeningEndpoints],
  ["Events", "What goes on in the spaces that one can see, as it happens.", eventEndpoints],
  ["Judgements", "What people say of the findings of an audio: that it is so, or nothing.", findingJudgementEndpoints],
  ["Uploads in parts", "Large files over lines that break: tus 1.0, for any of its clients.", tusEndpoints],
] as const;

const resources = {
  User: account.user,
  SessionToken: account.sessionToken,
  Session: account.session,
  Key: account.key,
  NewKey: account.newKey,
  Org: org.org,
  Member: org.member,
  Invitation: org.invitation,
  NewInvitation: org.newInvitation,
  InvitationOffer: org.invitationOffer,
  Space: space.space,
  Identity: space.identity,
  Limits: space.limits,
  Statistics: statistics,
  Policy: policy.policy,
  PolicyPreview: policy.policyPreview,
  PolicyApplication: policy.policyApplication,
  Audio: audio.audio,
  Receipt: quality.receipt,
  Measures: quality.measures,
  Findings: quality.findings,
  Mark: audio.mark,
  Comment: comment.comment,
  Review: review.review,
  ReviewChange: review.reviewChange,
  ReviewSettings: review.reviewSettings,
  ReviewExport: reviewExport,
  Assignment: assignment,
  Assigned: assigned,
  Reviewed: reviewed,
  Listening: listening,
  ListeningSession: listeningSession,
  FindingJudgement: findingJudgement,
  OpenApi: openApiDocument,
  Problem: problemBody,
};

/** Of the contract: it rises with it. */
const VERSION = "1.0.0";

const nameOf = new Map<z.ZodType, string>(Object.entries(resources).map(([name, schema]) => [schema, name]));

/** The OpenAPI 3.1 document of the contract, whole, for a server whose API is at `serverUrl` (`/api/v1`). */
export function toOpenApi(serverUrl: string): OpenApiDocument {
  return {
    openapi: "3.1.0",
    info: {
      title: "Earmark",
      version: VERSION,
      summary: "Upload audio, see that it arrived whole, and get it back as a WAV.",
      description: ABOUT,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: serverUrl, description: "This server" }],
    security: [{ token: [] }],
    tags: groups.map(([name, description]) => ({ name, description })),
    paths: toPaths(),
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A session token, or an API key." },
      },
      schemas: Object.fromEntries(
        Object.entries(resources).map(([name, schema]) => [name, toSchema(schema, "output")]),
      ),
    },
  };
}

const ABOUT = `Every answer is JSON in UTF-8, but for media. Date-times are in UTC with six fractional digits. Lists are bare
arrays: \`Page-Current\`, \`Page-Size\`, \`Page-Total\` and \`Item-Total\` say what there is of them, and \`Link\` leads to the
next page at constant cost. Errors are \`application/problem+json\` (RFC 9457) with \`code\` and \`message\` beside it.`;

function toPaths(): Record<string, Json> {
  const paths: Record<string, Json> = {};
  for (const [tag, , endpoints] of groups) {
    for (const [name, endpoint] of Object.entries(endpoints as Record<string, Endpoint>)) {
      if (isShared(endpoint)) continue;
      paths[endpoint.path] = {
        ...paths[endpoint.path],
        [endpoint.method.toLowerCase()]: toOperation({ name, tag, endpoint }),
      };
    }
  }
  return paths;
}

/** A document has one operation for a method and a path, whatever the headers: the other one tells of both. */
function isShared({ tus, method }: Endpoint): boolean {
  return tus === true && method === "POST";
}

function toOperation({ name, tag, endpoint }: { name: string; tag: string; endpoint: Endpoint }): Json {
  const parameters = toParameters(endpoint, { isVersioned: hasVersion(endpoint) });
  const description = toDescription(endpoint);
  const content = toRequestContent(endpoint);
  return {
    operationId: name,
    summary: endpoint.summary,
    ...(description ? { description } : {}),
    tags: [tag],
    ...(endpoint.published ? {} : { [EXTENSION]: true }),
    ...(endpoint.open ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: Object.fromEntries([
      ...statusesOf(endpoint).map((status) => [String(status), toResponse(endpoint, status)]),
      ["default", problemResponse("Anything else: too many requests (429), or a fault on our side (500, 503).")],
    ]),
  };
}

/** Marks an operation that is no part of the published contract: another server of it may lack it. */
const EXTENSION = "x-earmark-extension";

function toDescription({ needs, instanceAdmin, open, streams, gives }: Endpoint): string {
  if (instanceAdmin) return "For admins of the server.";
  if (open) return "For everybody, without a token.";
  if (gives === EVENT_STREAM) return EVENTS;
  const role = needs ? `Needs the role ${permissions[needs][0]}.` : "";
  return streams === "application/octet-stream" ? `${role} ${IN_PARTS}` : role;
}

const IN_PARTS = `With \`Tus-Resumable: 1.0.0\` and \`Upload-Length\` instead of a body it begins an upload in parts (tus 1.0):
201, and \`PATCH\` takes the parts.`;

const EVENTS = `Server-sent events, until you go or your token ends. \`change\` has JSON as its data: \`owner\`, \`space\`, \`audio\`
and \`kind\`, which is ${CHANGE_KINDS.map((kind) => `\`${kind}\``).join(", ")}; without an \`audio\` (null) it may be any of the space. What it is
now, ask. \`resync\` says that changes may have been missed: then look at everything again. What others decided blindly is
not told. Comments keep the line alive, every 15 seconds.`;

function toRequestContent({ body, streams }: Endpoint): Json | null {
  if (streams && streams !== "application/json") return { [streams]: { schema: BYTES } };
  if (!body) return null;
  const schema = toSchema(body, "input");
  if (streams) schema.properties = { file: FILE, ...(schema.properties as Json) };
  return { "application/json": { schema } };
}

const FILE = {
  type: "string",
  contentEncoding: "base64",
  description:
    "The whole media file in standard Base64 (RFC 4648 section 4), padded, in one line. Left out: it comes later.",
};

function toResponse(endpoint: Endpoint, status: number): Json {
  if (status >= 400) return problemResponse(titlesOf(status));
  if (status === 304) return { description: "It is as you know it." };
  const { answer, list, gives } = endpoint;
  if (gives) {
    const content = Object.fromEntries(
      typesOf(endpoint).map((type) => [type, { schema: toMediaSchema(type, answer) }]),
    );
    return withHeaders({ description: endpoint.summary, content }, endpoint);
  }
  if (endpoint.tus && endpoint.method !== "DELETE") return withHeaders({ description: endpoint.summary }, endpoint);
  if (!answer) return { description: "Done." };
  const ref = { $ref: `#/components/schemas/${nameOf.get(answer)}` };
  const schema = list ? { type: "array", items: ref } : ref;
  return withHeaders({ description: endpoint.summary, content: { "application/json": { schema } } }, endpoint);
}

function toMediaSchema(type: string, answer: z.ZodType | undefined): Json {
  if (type === "application/json" && answer) return { $ref: `#/components/schemas/${nameOf.get(answer)}` };
  return type.startsWith("text/") ? { type: "string" } : BYTES;
}

const BYTES = { type: "string", format: "binary" };

function problemResponse(description: string): Json {
  return { description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } };
}

/** What a status can mean, in the words of the table of problems. */
function titlesOf(status: number): string {
  const titles = Object.values(problems).filter(([one]) => one === status);
  return titles.map(([, title]) => `${title}.`).join(" ");
}

/** A schema of ours as JSON Schema: what may be sent (`input`), or what is answered (`output`). */
export function toSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, target: "draft-2020-12" });
  return json;
}
