import { toAudioPath } from "@/components/audios/audio-path";
import type { Audio } from "@/lib/contract/audio";
import { isProblem } from "@/lib/contract/problem";
import type { AudioMeasures, AudioReceipt } from "@/lib/contract/quality";
import type { Finding } from "@/lib/domain/findings/finding";
import { findApi, type requireOffer, turnIntoPage } from "@/lib/web/api";
import type { AudioParams } from "@/lib/web/serve-file";

/**
 * What was found in the file of an audio, each on its way. Null: the server has no such thing, or there is no file yet. A
 * promise of null: this audio arrived before its server measured.
 */
export type Analysis = {
  findings: Promise<Finding[] | null> | null;
  receipt: Promise<AudioReceipt | null> | null;
  measures: Promise<AudioMeasures | null> | null;
};

type Serves = Awaited<ReturnType<typeof requireOffer>>["serves"];
type Api = NonNullable<Awaited<ReturnType<typeof findApi>>>;

/** Begins to read the analysis of an audio; nothing of it is waited for. */
export function readAnalysis(params: AudioParams, { state }: Audio, serves: Serves): Analysis {
  if (state !== "available") return { findings: null, receipt: null, measures: null };
  const find = <T>(ask: (api: Api) => Promise<T>) => findForPage(toAudioPath(params), ask);
  return {
    findings: serves("getFindings") ? find((api) => api.call("getFindings", { params })) : null,
    receipt: serves("getReceipt") ? find((api) => api.call("getReceipt", { params })) : null,
    measures: serves("getMeasures") ? find((api) => api.call("getMeasures", { params })) : null,
  };
}

/** What is not there is null here, not the page that says so: the audio itself is there. */
async function findForPage<T>(path: string, ask: (api: Api) => Promise<T>): Promise<T | null> {
  const api = await findApi();
  if (!api) return null;
  try {
    return await ask(api);
  } catch (error) {
    if (isProblem(error) && error.code === "notFound") return null;
    return turnIntoPage(error, path);
  }
}
