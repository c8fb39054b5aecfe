import { cache } from "react";
import { toAudioPath } from "@/components/audios/audio-path";
import type { Neighbours } from "@/components/audios/neighbours";
import { type SearchParams, toQuery } from "@/components/lists/search-params";
import type { Audio } from "@/lib/contract/audio";
import type { Space } from "@/lib/contract/space";
import { requireApi, requireOffer } from "@/lib/web/api";
import { loadSpace } from "@/lib/web/load-space";
import type { AudioParams } from "@/lib/web/serve-file";

/** How far to look for a neighbour among audios of the very same moment. */
const LOOK_AROUND = 50;

const loadAudio = cache(async (owner: string, space: string, audio: string, query: string): Promise<Audio> => {
  const params = { owner, space, audio };
  const api = await requireApi(`${toAudioPath(params)}${query}`);
  return api.call("getAudio", { params });
});

/**
 * The audio of the address, read once a request; whoever may not see it gets the not-found page. Who has to sign in
 * first comes back to all that was asked for: a moment, a comment, a place in the queue.
 */
export function getAudio({ owner, space, audio }: AudioParams, search: SearchParams): Promise<Audio> {
  return loadAudio(owner, space, audio, toQuery(search));
}

/** The space that holds the audio, with the viewer's role in it. */
export function getSpaceOf(params: AudioParams, search: SearchParams): Promise<Space> {
  return loadSpace(params.owner, params.space, `${toAudioPath(params)}${toQuery(search)}`);
}

/** The audios above and below in a list that begins with the newest; only those that can be heard. */
export async function findNeighbours(params: AudioParams, audio: Audio): Promise<Neighbours> {
  const api = await requireApi(toAudioPath(params));
  const [newer, older] = await Promise.all([
    listFrom(api, params, { sort: "createdAt", after: audio.createdAt }),
    listFrom(api, params, { sort: "-createdAt", before: audio.createdAt }),
  ]);
  return { previous: following(newer, audio), next: following(older, audio) };
}

type Api = Awaited<ReturnType<typeof requireApi>>;
type Side = { sort: string; after?: string; before?: string };

async function listFrom(api: Api, { owner, space }: AudioParams, side: Side): Promise<Audio[]> {
  const { takes } = await requireOffer();
  const state = takes("listAudios", "state") ? "available" : undefined;
  const query = { ...side, state, "page-size": LOOK_AROUND };
  return (await api.list("listAudios", { params: { owner, space }, query })).items;
}

/** The bounds of the list are inclusive: the audio itself is in it, after others of its moment, unless it cannot be heard. */
function following(list: Audio[], audio: Audio) {
  const onwards = list.slice(list.findIndex((one) => one.handle === audio.handle) + 1);
  const found = onwards.find((one) => one.state === "available");
  return found ? { handle: found.handle, alias: found.alias } : null;
}
