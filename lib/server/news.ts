import { CHANGE_KINDS, type ChangeKind } from "../domain/audio-change.ts";

/** That something of an audio changed, or of any audio of a space: enough to tell people where, and whom to tell. */
export type News = {
  kind: ChangeKind;
  spaceId: string;
  /** Null where it may be any of the space. */
  audio: { id: string; handle: string } | null;
  /** The user who did it, where not everybody may know. */
  by: string | null;
};

/** News as one word for the line between the processes. It begins with the id of the audio, for whoever waits for that. */
export function toWord({ kind, spaceId, audio, by }: News): string {
  return [audio?.id ?? spaceId, kind, spaceId, audio?.handle ?? "", by ?? ""].join(" ");
}

/** The news of a word that {@link toWord} made; null for any other word. */
export function parseNews(word: string): News | null {
  const [id = "", given, spaceId, handle, by] = word.split(" ");
  const kind = CHANGE_KINDS.find((one) => one === given);
  if (!kind || !spaceId) return null;
  return { kind, spaceId, audio: handle ? { id, handle } : null, by: by || null };
}

/** What the word is about: all of one that is no news. */
export function topicOf(word: string): string {
  const [topic = ""] = word.split(" ", 1);
  return topic;
}
