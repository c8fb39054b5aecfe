import { Problem } from "@/lib/contract/problem";
import { answerProblem } from "@/lib/web/answer-problem";
import { findApi } from "@/lib/web/api";
import { loadByHandle } from "@/lib/web/load-by-handle";

type Context = { params: Promise<{ owner: string; space: string }> };

/** What became of the audios named by `handle` (1 to 50 of them): the JSON array the upload queue asks for. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const api = await findApi();
    if (!api) throw new Problem("unauthenticated");
    const handle = new URL(request.url).searchParams.getAll("handle");
    if (handle.length === 0) throw new Problem("badRequest", "Name the audios you ask for.");
    const audios = await loadByHandle(api, await params, { handles: handle, signal: request.signal });
    return Response.json(audios, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return answerProblem(error, new URL(request.url).pathname);
  }
}
