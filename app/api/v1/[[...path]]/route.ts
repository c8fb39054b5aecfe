import { drainedBody } from "@/lib/contract/drained-body";
import { Problem, toProblemBody } from "@/lib/contract/problem";
import { callerAddress } from "@/lib/domain/caller-address";
import { withExactLength } from "@/lib/domain/exact-length";
import { env } from "@/lib/env";
import { handle } from "@/lib/server/api/handle";

/**
 * The embedded API, for whoever calls it over HTTP. The web app calls the same function without a socket. With a remote
 * API there is none here, and none is opened.
 */
async function answer(request: Request): Promise<Response> {
  if (env().apiUrl) {
    const problem = new Problem("notFound", "The API of this installation stands elsewhere.");
    return Response.json(toProblemBody(problem, new URL(request.url).pathname), { status: problem.status });
  }
  const address = callerAddress(request.headers, env().trustProxy);
  return withExactLength(await handle(withDrainedBody(request), { address }));
}

function withDrainedBody(request: Request): Request {
  if (!request.body) return request;
  // Field by field: what Next hands over is a proxy, which `new Request` cannot copy.
  const { url, method, headers, signal } = request;
  const init = { method, headers, signal, body: drainedBody(request.body), duplex: "half" };
  return new Request(url, init as RequestInit);
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
