/** What stands for an audio in an address of the app. */
export type AudioAddress = { owner: string; space: string; audio: string };

/** The library that holds the audio. */
export function toLibraryPath({ owner, space }: Pick<AudioAddress, "owner" | "space">): string {
  return `/${encodeURIComponent(owner)}/${encodeURIComponent(space)}`;
}

/** The audio's own page; its file and its peaks lie below it. */
export function toAudioPath(address: AudioAddress): string {
  return `${toLibraryPath(address)}/audios/${encodeURIComponent(address.audio)}`;
}
