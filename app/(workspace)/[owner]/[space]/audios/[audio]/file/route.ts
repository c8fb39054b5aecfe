import { Problem } from "@/lib/contract/problem";
import { answerProblem } from "@/lib/web/answer-problem";
import { findApi } from "@/lib/web/api";
import { beginParts, receiveBase64, receivePart } from "@/lib/web/receive-base64";
import { isSameOrigin } from "@/lib/web/same-origin";
import { serveFile } from "@/lib/web/serve-file";

type Context = { params: Promise<{ owner: string; space: string; audio: string }> };

/** The WAV, in ranges, for the player and for downloads. Next answers HEAD by it too. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return serveFile(request, await params);
}

/**
 * Takes the file of a waiting audio as Base64 text: the bulk lane of the upload queue. With `upload-length` nothing is
 * taken yet: it begins, or goes on, in parts. The answer is JSON.
 */
export async function POST(request: Request, context: Context): Promise<Response> {
  return take(request, context, request.headers.has("upload-length") ? beginParts : receiveBase64);
}

/** Takes the next part of a file, as Base64 text of its own. */
export async function PATCH(request: Request, context: Context): Promise<Response> {
  return take(request, context, receivePart);
}

/** The session is a cookie, so only our own page may ask, and a form or a link of another site cannot set the header. */
async function take(
  request: Request,
  { params }: Context,
  receive: typeof receiveBase64 | typeof receivePart,
): Promise<Response> {
  try {
    if (!isSameOrigin(request) || request.headers.get("x-earmark-upload") !== "1") {
      throw new Problem("forbidden", "Files are taken from Earmark's own pages here. Programs use the API.");
    }
    const api = await findApi();
    if (!api) throw new Problem("unauthenticated");
    const taken = await receive(api, await params, request);
    return Response.json(taken, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return answerProblem(error, new URL(request.url).pathname);
  }
}
