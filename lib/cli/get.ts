import type { Audio } from "../contract/audio.ts";
import { containerLabel } from "../domain/formats.ts";
import { toByteLabel, toSampleRateLabel } from "../domain/timecode.ts";
import { lengthOf, wordOfState } from "./audio-words.ts";
import type { Cli } from "./cli.ts";
import { ask, connect, findPlace } from "./connect.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { toCell } from "./output.ts";
import { parseOptions, UsageError } from "./usage.ts";

/** Tells all that is known of one audio. */
export async function get(cli: Cli, args: string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    space: { type: "string" },
    json: { type: "boolean", default: false },
  });
  const [handle, ...more] = positionals;
  if (handle === undefined || more.length > 0) throw new UsageError("Name one audio by its handle: earmark get HANDLE");
  const connection = await connect(cli);
  const params = { ...(await findPlace(cli, connection, values.space)), audio: handle };
  const audio = await ask(cli, () => connection.api.call("getAudio", { params, signal: cli.signal }));
  if (values.json) cli.output.line(JSON.stringify(audio));
  else for (const [name, value] of toFacts(audio)) cli.output.line(`${name.padEnd(12)}  ${toCell(value)}`);
  return EXIT.done;
}

function toFacts(audio: Audio): [name: string, value: string | null | undefined][] {
  const { source, failure, sampleRate, marks } = audio;
  const facts: [string, string | null | undefined][] = [
    ["handle", audio.handle],
    ["alias", audio.alias],
    ["state", wordOfState(audio.state)],
    ...(failure ? [["reason", failure.detail] as [string, string]] : []),
    ["length", lengthOf(audio)],
    ["sample rate", sampleRate === null ? null : toSampleRateLabel(sampleRate)],
    ["identity", audio.identity?.handle],
    ["created", audio.createdAt],
    ["uploaded", audio.uploadedAt],
    ["by", audio.uploadedBy?.handle],
    ...(marks ? [["marks", `${marks.right} right, ${marks.wrong} wrong`] as [string, string]] : []),
  ];
  if (!source) return facts;
  return [
    ...facts,
    ["file", source.name],
    ["size", toByteLabel(source.size)],
    ["format", source.container && `${containerLabel(source.container)} (${source.codec ?? "unknown codec"})`],
    ["sha256", source.sha256],
  ];
}
