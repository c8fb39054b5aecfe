/** What stands for a space, and for an audio in it, in an address of the app. */
export type SpaceAddress = { owner: string; space: string };
export type AudioAddress = SpaceAddress & { audio: string };

/** The library of a space; the space's other pages lie below it. */
export function toLibraryPath({ owner, space }: SpaceAddress): string {
  return `/${encodeURIComponent(owner)}/${encodeURIComponent(space)}`;
}

/** The audio's own page; its file and its peaks lie below it. */
export function toAudioPath(address: AudioAddress): string {
  return `${toLibraryPath(address)}/audios/${encodeURIComponent(address.audio)}`;
}
