import { listeningClaim } from "@/lib/contract/listening";
import { Problem } from "@/lib/contract/problem";
import { answerProblem } from "@/lib/web/answer-problem";
import { findApi } from "@/lib/web/api";
import { parseInput } from "@/lib/web/parse-input";
import { isSameOrigin } from "@/lib/web/same-origin";

type Params = { owner: string; space: string; audio: string };
type Context = { params: Promise<Params> };
type Api = NonNullable<Awaited<ReturnType<typeof findApi>>>;

/**
 * The player begins a session of playing here, and claims by PATCH what was heard. No actions: those of one page wait for one
 * another, and a claim in the background must hold up nothing that a person does; nor do they outlive the page.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async (api) => api.call("startListening", { params: await params }));
}

export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  return answer(request, async (api) => {
    const body = parseInput(listeningClaim, await readJson(request));
    return api.call("claimListening", { params: await params, body });
  });
}

/** The most that a browser sends while its page goes away, and far more than a claim needs. */
const MOST_BYTES = 64 * 1024;

async function readJson(request: Request): Promise<unknown> {
  if (!(Number(request.headers.get("content-length")) <= MOST_BYTES)) throw new Problem("tooLarge");
  return request.json().catch(() => {
    throw new Problem("badJson");
  });
}

/** The session is a cookie, so only our own page may ask, and a form or a link of another site cannot set the header. */
async function answer(request: Request, ask: (api: Api) => Promise<object>): Promise<Response> {
  try {
    if (!isSameOrigin(request) || request.headers.get("x-earmark-listening") !== "1") {
      throw new Problem("forbidden", "Only Earmark's own player tells here what is heard. Programs use the API.");
    }
    const api = await findApi();
    if (!api) throw new Problem("unauthenticated");
    return Response.json(await ask(api), { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return answerProblem(error, new URL(request.url).pathname);
  }
}
