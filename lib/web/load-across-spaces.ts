import type { ApiClient } from "../client/client.ts";
import type { Audio, AudioState } from "../contract/audio.ts";
import type { Space } from "../contract/space.ts";

/** An audio together with where it is. */
export type PlacedAudio = { owner: string; space: string; spaceName: string; audio: Audio };

type Reach = { spaces: Space[]; count: number; state?: AudioState };

/** The newest `count` audios over `spaces` (in `state`, where one is given), the newest first; one call a space. */
export async function loadAcrossSpaces(api: ApiClient, { spaces, count, state }: Reach): Promise<PlacedAudio[]> {
  const query = { sort: "-createdAt", "page-size": count, state };
  const lists = await Promise.all(
    spaces.map(async ({ owner, handle, alias }) => {
      const { items } = await api.list("listAudios", { params: { owner: owner.handle, space: handle }, query });
      return items.map((audio) => ({ owner: owner.handle, space: handle, spaceName: alias ?? handle, audio }));
    }),
  );
  // The contract's date-times have one length, so their text sorts as their time does.
  return lists
    .flat()
    .sort((a, b) => (a.audio.createdAt < b.audio.createdAt ? 1 : -1))
    .slice(0, count);
}
