import { type AudioParams, servePeaks } from "@/lib/web/serve-file";

export async function GET(request: Request, { params }: { params: Promise<AudioParams> }): Promise<Response> {
  return servePeaks(request, await params);
}
