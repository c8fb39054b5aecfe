// P7: what judging a file costs in CPU, against Debian's ffmpeg making a WAV of it and nothing else.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { writeRecording } from "./conversion.ts";
import { median, type Row, times } from "./report.ts";

const run = promisify(execFile);
const ROUNDS = 3;
const FILES = [
  { what: "60 min stereo mp3", fileName: "60-min.mp3" },
  { what: "60 min stereo wav", fileName: "60-min.wav" },
];

/** Judges each file in a process of its own and has it converted by the command line, in turn: both take one thread. */
export async function compareMeasuring({ folder, cache }: { folder: string; cache: string }): Promise<Row[]> {
  mkdirSync(cache, { recursive: true });
  mkdirSync(folder, { recursive: true });
  const rows: Row[] = [];
  for (const { what, fileName } of FILES) {
    const file = path.join(cache, fileName);
    writeRecording(file, 3600);
    const wav = path.join(folder, "judged.wav");
    const [ours, theirs]: [number[], number[]] = [[], []];
    let listenSeconds = 0;
    // The first of each is the warm-up.
    for (let round = 0; round <= ROUNDS; round++) {
      const judged = await judge(file, wav, { listens: round === ROUNDS });
      ours.push(judged.convertSeconds);
      listenSeconds = judged.listenSeconds;
      theirs.push(await cpuOfFfmpeg(file, wav));
    }
    if (existsSync(wav)) rmSync(wav);
    const [judged, decoded] = [ours.slice(1), theirs.slice(1)];
    const ratio = median(judged) / median(decoded);
    rows.push(
      { what: `${what}: decoded, measured, judged, written, read back`, measured: times(judged) },
      { what: `${what}: ffmpeg to WAV`, measured: times(decoded) },
      {
        what: `${what}: app / ffmpeg`,
        measured: `${ratio.toFixed(2)}x`,
        ...(fileName.endsWith("mp3") ? bound(ratio) : {}),
      },
      { what: `${what}: listening for a voice, afterwards`, measured: `${listenSeconds.toFixed(1)} s` },
    );
  }
  return rows;
}

const bound = (ratio: number) => ({ wanted: "≤ 2x", holds: ratio <= 2 });

type Judged = { convertSeconds: number; listenSeconds: number };

async function judge(file: string, wav: string, { listens }: { listens: boolean }): Promise<Judged> {
  const program = path.join(import.meta.dirname, "judge-file.ts");
  const { stdout } = await run(process.execPath, [program, file, wav, `${wav}.peaks`, ...(listens ? ["listen"] : [])]);
  return JSON.parse(stdout);
}

/** User and system time, as the shell counts them; with the one thread that a worker of ours has. */
async function cpuOfFfmpeg(file: string, wav: string): Promise<number> {
  const command = `ffmpeg -v error -nostdin -y -threads 1 -i "$0" -c:a pcm_s16le "$1"; times`;
  const { stdout } = await run("bash", ["-c", command, file, wav]);
  const ofChildren = stdout.trim().split("\n").at(-1) ?? "";
  return [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, min, s]) => sum + Number(min) * 60 + Number(s),
    0,
  );
}
