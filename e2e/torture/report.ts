import { EVENT_KINDS } from "./plan.ts";
import type { RoundResult } from "./round.ts";

const SHOWN_OUTPUT_LINES = 60;

/** One round in one line. */
export function toRoundLine({ plan, faults, resumed, givenAgain, seconds }: RoundResult): string {
  const events = plan.events.map(({ kind, atMs }) => `${kind}@${(atMs / 1000).toFixed(1)}`).join(" ");
  const speed = `${(plan.bytesPerSecond / 2 ** 20).toFixed(1)} MiB/s`;
  const how = `${plan.files.length} files, ${plan.way}, ${speed}, resumed ${resumed}, given again ${givenAgain}`;
  const verdict = faults.length === 0 ? "ok" : "VIOLATION";
  return `round ${plan.round} of seed ${plan.seed}: ${verdict} in ${seconds.toFixed(1)} s, ${how} | ${events}`;
}

/** All that helps to understand what went wrong; `isWhole`: with everything that the server printed. */
export function toViolation(result: RoundResult, { isWhole }: { isWhole: boolean }): string {
  const { plan, faults, story, rows, audios, output } = result;
  const lines = output.trimEnd().split("\n");
  return [
    `seed ${plan.seed}, round ${plan.round}; again: npm run torture -- --seed ${plan.seed} --from ${plan.round} --rounds 1`,
    ...section("What is wrong", faults),
    ...section("The files", plan.files.map(toJson)),
    ...section("What happened", [...plan.events.map(toJson), ...story]),
    ...section(
      "What the tabs say",
      rows.map(({ name, stage, says }) => `${name}: ${stage}, "${says}"`),
    ),
    ...section("What the server has", audios.map(toAudioLine)),
    ...section("What the server printed", isWhole ? lines : lines.filter(isTelling).slice(-SHOWN_OUTPUT_LINES)),
  ].join("\n");
}

function toAudioLine({ handle, alias, state, progress, source, createdAt }: RoundResult["audios"][number]): string {
  return toJson({ handle, alias, state, progress, sha256: source?.sha256, name: source?.name, createdAt });
}

/** Whether a line of the log is of more than a request that went well. */
function isTelling(line: string): boolean {
  return !/"status":[23]/.test(line);
}

function section(title: string, lines: readonly string[]): string[] {
  return [`\n${title}`, ...lines.map((line) => `  ${line}`)];
}

const toJson = (value: unknown) => JSON.stringify(value);

/** Adds rounds up. */
export function createTally(): { add(result: RoundResult): void; summary(): string } {
  const results: RoundResult[] = [];
  const sum = (of: (result: RoundResult) => number) => results.reduce((all, result) => all + of(result), 0);
  return {
    add: (result) => void results.push(result),
    summary() {
      const events = results.flatMap(({ plan }) => plan.events.map(({ kind }) => kind));
      const kinds = EVENT_KINDS.map((kind) => `${kind} ${events.filter((one) => one === kind).length}`);
      return [
        `\n${results.length} rounds in ${Math.round(sum(({ seconds }) => seconds))} s, ${sum(({ plan }) => plan.files.length)} files, ${events.length} events: ${kinds.join(", ")}.`,
        `Uploads in parts were resumed ${sum(({ resumed }) => resumed)} times; files were given again ${sum(({ givenAgain }) => givenAgain)} times.`,
        `${results.filter(({ faults }) => faults.length > 0).length} violations.`,
      ].join("\n");
    },
  };
}
