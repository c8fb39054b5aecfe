import type { ApiClient } from "../client/client.ts";

/** An audio made of a file with this hexadecimal SHA-256, as a page names it. */
type Twin = { sha256: string; audio: string; name: string };

const PAGE_SIZE = 50;

/**
 * For each of these digests (1 to 50) one audio of the space that was made of a file with it, where there is any that is not
 * a failed one. A digest of very many audios could fill the page: the others are then asked for again, without it.
 */
export async function loadTwins(
  api: ApiClient,
  params: { owner: string; space: string },
  sha256: readonly string[],
): Promise<Twin[]> {
  const twins = new Map<string, Twin>();
  let open = sha256;
  while (open.length > 0) {
    const query = { sha256: open, "page-size": PAGE_SIZE };
    const { items } = await api.list("listAudios", { params, query });
    for (const { source, state, handle, alias } of items) {
      if (!source || state === "notAvailable") continue;
      twins.set(source.sha256, { sha256: source.sha256, audio: handle, name: alias ?? source.name ?? handle });
    }
    const left = open.filter((digest) => !twins.has(digest));
    if (items.length < PAGE_SIZE || left.length === open.length) break;
    open = left;
  }
  return [...twins.values()];
}
