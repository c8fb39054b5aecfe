import { stat } from "node:fs/promises";
import path from "node:path";
import { isProblem } from "../contract/problem.ts";
import { toWavName } from "../domain/attachment.ts";
import { toByteLabel } from "../domain/timecode.ts";
import { labelOf, wordOfState } from "./audio-words.ts";
import type { Cli } from "./cli.ts";
import { ask, type Connection, connect, findPlace, type Place } from "./connect.ts";
import { EXIT, type ExitCode, gravest, isForbidden } from "./exit-code.ts";
import { toCell } from "./output.ts";
import { receiveFile, receiveStream } from "./receive-file.ts";
import { parseOptions, UsageError } from "./usage.ts";

/** Downloads the WAVs of audios. */
export async function download(cli: Cli, args: string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    space: { type: "string" },
    output: { type: "string", short: "o" },
    force: { type: "boolean", default: false },
  });
  const handles = [...new Set(positionals)];
  if (handles.length === 0) throw new UsageError("Name the audios to download by their handles.");
  const target = await toTarget(values.output, handles.length);
  const connection = await connect(cli);
  const place = await findPlace(cli, connection, values.space);
  const taken = new Set<string>();
  const codes: ExitCode[] = [];
  for (const audio of handles) {
    try {
      await downloadOne(cli, connection, { place, audio, target, force: values.force, taken });
    } catch (error) {
      const isOfOne = isProblem(error) || error instanceof NotSaved || (error instanceof Error && "syscall" in error);
      if (!isOfOne || isForbidden(error)) throw error;
      const detail = isProblem(error) ? error.detail : error.message;
      cli.output.note(`failed  ${toCell(audio)}: ${toCell(detail)}`);
      codes.push(EXIT.failed);
    }
  }
  return gravest(codes);
}

/** The WAV was not saved, for a reason on this side. */
class NotSaved extends Error {}

type Target = { kind: "stdout" } | { kind: "file" | "folder"; path: string };

async function toTarget(option: string | undefined, count: number): Promise<Target> {
  if (option === undefined) return { kind: "folder", path: "." };
  if (option === "-") {
    if (count > 1) throw new UsageError("Standard output takes one audio at a time.");
    return { kind: "stdout" };
  }
  const isFolder = await stat(option).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (isFolder) return { kind: "folder", path: option };
  if (/[\\/]$/.test(option)) throw new UsageError(`There is no folder ${JSON.stringify(option)}.`);
  if (count > 1) throw new UsageError("Several audios need a folder: -o FOLDER, which must be there.");
  return { kind: "file", path: option };
}

type One = { place: Place; audio: string; target: Target; force: boolean; taken: Set<string> };

async function downloadOne(cli: Cli, { api }: Connection, one: One): Promise<void> {
  const params = { ...one.place, audio: one.audio };
  const { signal, output } = cli;
  const audio = await ask(cli, () => api.call("getAudio", { params, signal }));
  if (audio.state !== "available") {
    throw new NotSaved(`It has no WAV: its state is “${wordOfState(audio.state)}”.`);
  }
  const onBytes = (done: number, total: number | null) =>
    output.bar(() => `${toByteLabel(done)}${total === null ? "" : ` of ${toByteLabel(total)}`}`);
  try {
    if (one.target.kind === "stdout") return await receiveStream({ api, params, signal, onBytes }, cli.stdout);
    const file = await chooseFile(labelOf(audio), one);
    const bytes = await receiveFile({ api, params, signal, onBytes }, file);
    output.bar(null);
    output.line(`saved  ${toCell(one.audio)}  ${toCell(file)}  ${toByteLabel(bytes)}`);
  } finally {
    output.bar(null);
  }
}

/** Where the WAV goes. Two audios of one name in one folder are told apart by their handles. */
async function chooseFile(label: string, { target, audio, force, taken }: One): Promise<string> {
  if (target.kind === "stdout") throw new TypeError("Standard output is no file.");
  const named = target.kind === "file" ? target.path : path.join(target.path, toWavName(label));
  const file = taken.has(named) ? named.replace(/\.wav$/, `-${audio}.wav`) : named;
  taken.add(named);
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  if (isThere && !force) throw new NotSaved(`${file} is there already: --force replaces it, -o names another one.`);
  return file;
}
