/**
 * A file as it was given. `path` is its place within a dropped folder (`calls/may/1.wav`), else its name; `handle` can
 * open it again later, where the browser has such handles.
 */
export type GivenFile = { file: File; path: string; handle: FileSystemFileHandle | null };
