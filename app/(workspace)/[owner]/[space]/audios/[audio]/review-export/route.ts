import { type AudioParams, serveReviewExport } from "@/lib/web/serve-file";

/** What was decided and said of the audio, to be saved. Next answers HEAD by it too. */
export async function GET(request: Request, { params }: { params: Promise<AudioParams> }): Promise<Response> {
  return serveReviewExport(request, await params);
}
