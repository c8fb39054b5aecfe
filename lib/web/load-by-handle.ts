import type { ApiClient } from "../client/client.ts";
import type { Audio } from "../contract/audio.ts";
import { isProblem } from "../contract/problem.ts";
import { loadOffer } from "./offer.ts";

type Place = { owner: string; space: string };

/** Handles that one question may hold, as the API's list has it. */
const MOST = 50;
/** Audios that are asked for at once, one by one, of a server whose list cannot be asked for handles. */
const AT_ONCE = 8;

/** The audios of a space with these handles (1 to 50); those that are not there are left out. */
export async function loadByHandle(
  api: ApiClient,
  params: Place,
  { handles, signal }: { handles: readonly string[]; signal: AbortSignal },
): Promise<Audio[]> {
  const { takes } = await loadOffer();
  if (takes("listAudios", "handle")) {
    const query = { handle: handles, "page-size": MOST };
    return (await api.list("listAudios", { params, query, signal })).items;
  }
  const found: (Audio | null)[] = [];
  for (let start = 0; start < Math.min(handles.length, MOST); start += AT_ONCE) {
    const some = handles.slice(start, start + AT_ONCE);
    found.push(...(await Promise.all(some.map((audio) => findAudio(api, { ...params, audio }, signal)))));
  }
  return found.filter((audio) => audio !== null);
}

async function findAudio(api: ApiClient, params: Place & { audio: string }, signal: AbortSignal) {
  try {
    return await api.call("getAudio", { params, signal });
  } catch (error) {
    if (isProblem(error) && error.code === "notFound") return null;
    throw error;
  }
}
