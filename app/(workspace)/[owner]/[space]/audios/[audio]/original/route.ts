import { type AudioParams, serveOriginal } from "@/lib/web/serve-file";

/** The file as it was sent, to be saved. Next answers HEAD by it too. */
export async function GET(request: Request, { params }: { params: Promise<AudioParams> }): Promise<Response> {
  return serveOriginal(request, await params);
}
