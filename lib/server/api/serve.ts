import { TUS_VERSION } from "../../contract/tus-endpoints.ts";
import type { App } from "../app.ts";
import { countRequest } from "../limits/rate.ts";
import { findViewer, type Viewer } from "../services/sessions.ts";
import { toErrorAnswer } from "./answers.ts";
import { toRequestId } from "./request-id.ts";
import { isTus } from "./tus.ts";

/** The API as one function. It never throws: every error is an answer. */
export type Api = (request: Request, caller: { address: string }) => Promise<Response>;

/** What the routes get beside the request. The log of this `app` names the request in each of its lines. */
export type Asked = { app: App; viewer: Viewer | null; address: string };

type Routes = (request: Request, asked: Asked) => Response | Promise<Response>;

/** Goes before the routes: who asks, and how often. Each answer gets the name of its request, and a line in the log. */
export function serve(app: App, routes: Routes): Api {
  return async (request, { address }) => {
    const startedMs = performance.now();
    const requestId = toRequestId(request);
    const log = app.log.child({ requestId });
    const answer = await countAndRoute({ ...app, log }, { request, address, routes });
    answer.headers.set("x-request-id", requestId);
    if (isTus(request)) answer.headers.set("tus-resumable", TUS_VERSION);
    const { pathname: path } = new URL(request.url);
    const ms = Math.round(performance.now() - startedMs);
    log.info({ method: request.method, path, status: answer.status, ms }, "request");
    return request.method === "HEAD" ? new Response(null, answer) : answer;
  };
}

async function countAndRoute(
  app: App,
  { request, address, routes }: { request: Request; address: string; routes: Routes },
): Promise<Response> {
  try {
    const viewer = await findViewer(app, request.headers.get("authorization"));
    const { headers, refusal } = await countRequest(app, { tokenHash: viewer?.tokenHash, address });
    const answer = refusal ? toErrorAnswer(refusal, request, app.log) : await routes(request, { app, viewer, address });
    for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
    return answer;
  } catch (error) {
    return toErrorAnswer(error, request, app.log);
  }
}
