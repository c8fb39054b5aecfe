import { homedir } from "node:os";
import path from "node:path";

type Env = NodeJS.ProcessEnv;

/** Where the account is kept: the user's own folder for settings. */
export function configFolder(env: Env, platform: string = process.platform): string {
  return folderOf(platform === "win32" ? env.APPDATA : env.XDG_CONFIG_HOME, ".config");
}

/** Where it is kept what has been uploaded: the user's own folder for what programs remember. */
export function stateFolder(env: Env, platform: string = process.platform): string {
  return folderOf(platform === "win32" ? env.LOCALAPPDATA : env.XDG_STATE_HOME, ".local/state");
}

/** "All paths must be absolute"; others are to be ignored (XDG Base Directory Specification). */
function folderOf(base: string | undefined, fallback: string): string {
  return path.join(base && path.isAbsolute(base) ? base : path.join(homedir(), fallback), "earmark");
}
