import { setTimeout as sleep } from "node:timers/promises";
import { findWavFault } from "../support/crash-checks.ts";
import type { Audio } from "../support/crash-uploads.ts";
import type { BatchFile } from "./batch.ts";
import type { Scene } from "./scene.ts";
import type { TrayRow } from "./tabs.ts";

/** What was given up may still be on its way out. */
const GRACE_MS = 5000;
/** So many WAVs of a round are compared byte by byte, the largest first. */
const COMPARED = 4;

/** All that is wrong with what the server has in the end, and with what the tabs say of it, if anything; and the audios. */
export async function verify(
  scene: Scene,
  rows: readonly TrayRow[] | null,
): Promise<{ faults: string[]; audios: Audio[] }> {
  for (const untilMs = Date.now() + GRACE_MS; ; await sleep(500)) {
    const audios = await listAll(scene);
    const faults = [...findAudioFaults(scene.files, audios), ...(rows ? findRowFaults(scene.files, rows) : [])];
    if (faults.length > 0 && Date.now() < untilMs) continue;
    return { faults: [...faults, ...(await findContentFaults(scene, audios))], audios };
  }
}

/** Whether the server has all it should, and nothing else. */
export async function isAllThere(scene: Scene): Promise<boolean> {
  return findAudioFaults(scene.files, await listAll(scene)).length === 0;
}

async function listAll({ api, person }: Scene): Promise<Audio[]> {
  const params = { owner: person.handle, space: "main" };
  return (await api.list("listAudios", { params, query: { "page-size": 50 } })).items;
}

function findAudioFaults(files: readonly BatchFile[], audios: readonly Audio[]): string[] {
  const faults: string[] = [];
  for (const { name, sha256, wav, isTwin } of files) {
    if (isTwin) continue;
    const mine = audios.filter(({ source }) => source?.sha256 === sha256);
    const states = mine.map(({ state }) => state).join(", ");
    if (wav ? states !== "available" : states !== "" && states !== "notAvailable") {
      faults.push(`${name} is there ${mine.length} times: ${states}`);
    }
  }
  for (const { handle, alias, state, source } of audios) {
    if (!files.some(({ sha256 }) => sha256 === source?.sha256)) {
      faults.push(`${handle} (${alias}, ${state}) has the bytes of no file`);
    }
  }
  return faults;
}

function findRowFaults(files: readonly BatchFile[], rows: readonly TrayRow[]): string[] {
  return files.flatMap(({ name, sha256, wav }) => {
    const mine = rows.filter((row) => row.name === name);
    if (mine.length !== 1) return `the tabs tell of ${name} ${mine.length} times`;
    const stage = mine[0]?.stage;
    if (!wav) return stage === "refused" ? [] : `the tab says that ${name} is ${stage}`;
    // Of two files with the same bytes either may have been there first.
    const twins = files.filter((file) => file.sha256 === sha256).map((file) => file.name);
    const stages = rows.flatMap((row) => (twins.includes(row.name) ? row.stage : []));
    const wanted = twins.map((_, at) => (at === 0 ? "available" : "cancelled"));
    return stages.sort().join() === wanted.join() ? [] : `the tab says that ${name} is ${stages}`;
  });
}

async function findContentFaults(scene: Scene, audios: readonly Audio[]): Promise<string[]> {
  const params = { owner: scene.person.handle, space: "main" };
  const faults: string[] = [];
  const largest = [...audios].sort((a, b) => (b.source?.size ?? 0) - (a.source?.size ?? 0)).slice(0, COMPARED);
  for (const audio of largest) {
    const specimen = scene.files.find(({ sha256 }) => sha256 === audio.source?.sha256);
    if (!specimen || audio.state !== "available") continue;
    const fault = await findWavFault(scene.api, params, { audio, specimen });
    if (fault) faults.push(`${specimen.name}: ${fault}`);
  }
  return faults;
}
