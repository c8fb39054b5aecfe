import { isProblem } from "../contract/problem.ts";
import type { Cli } from "./cli.ts";
import { ask, connect, findPlace } from "./connect.ts";
import { EXIT, type ExitCode, gravest } from "./exit-code.ts";
import { toCell } from "./output.ts";
import * as prompt from "./prompt.ts";
import { parseOptions, UsageError } from "./usage.ts";

/** Deletes audios, after asking. */
export async function deleteAudios(cli: Cli, args: string[]): Promise<ExitCode> {
  const { values, positionals } = parseOptions(args, {
    space: { type: "string" },
    yes: { type: "boolean", short: "y", default: false },
  });
  const handles = [...new Set(positionals)];
  if (handles.length === 0) throw new UsageError("Name the audios to delete by their handles: earmark delete HANDLE…");
  if (!values.yes && !prompt.canAsk(cli)) throw new UsageError("There is no terminal to ask at: add --yes to delete.");
  const connection = await connect(cli);
  const place = await findPlace(cli, connection, values.space);
  if (!(await connection.loadOffer()).serves("removeAudio")) throw new UsageError("This server deletes no audios.");
  if (!values.yes) {
    const what = handles.length === 1 ? toCell(handles[0]) : `${handles.length} audios`;
    const answer = await prompt.ask(cli, `Delete ${what} of ${toCell(`${place.owner}/${place.space}`)}? [y/N] `);
    if (!/^y(es)?$/i.test(answer.trim())) {
      cli.output.note("Nothing was deleted.");
      return EXIT.failed;
    }
  }
  const codes: ExitCode[] = [];
  for (const audio of handles) {
    const params = { ...place, audio };
    try {
      await ask(cli, () => connection.api.call("removeAudio", { params, signal: cli.signal }));
      cli.output.line(`deleted  ${toCell(audio)}`);
    } catch (error) {
      if (!isProblem(error) || error.code !== "notFound") throw error;
      cli.output.note(`failed   ${toCell(audio)}: There is no such audio.`);
      codes.push(EXIT.failed);
    }
  }
  return gravest(codes);
}
