import { appendFileSync, renameSync, statSync } from "node:fs";
import { type Logger, pino } from "pino";

export type { Logger };

/** From this size on the file makes room for a new one. */
const MAX_FILE_BYTES = 10 * 2 ** 20;

/**
 * Structured logs: one JSON object a line, on standard output and at the end of `file`. Whatever it is given, secrets
 * are struck out. `name` says who writes, where that is not the API.
 */
export function createLogger({ level, file, name }: { level: string; file: string; name?: string }): Logger {
  const streams = [pino.destination(1), toFile(file)].map((stream) => ({ level: "trace" as const, stream }));
  return pino(
    {
      level,
      base: name ? { name } : null,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: { streamWrite: strikeOut },
    },
    pino.multistream(streams),
  );
}

/**
 * Appends lines to `file`, and renames it to `….1` when it is full, so that one old file stays. Several processes may
 * share it: each line is one write. A line that cannot be written there stands on standard output all the same.
 */
export function toFile(file: string, maxBytes = MAX_FILE_BYTES): { write(line: string): void } {
  return {
    write(line) {
      try {
        const found = statSync(file, { throwIfNoEntry: false });
        if (found && found.size >= maxBytes) renameSync(file, `${file}.1`);
        appendFileSync(file, line, { mode: 0o600 });
      } catch {
        // A full disk must not take the server with it.
      }
    },
  };
}

/** Fields that hold a secret by their name, the tokens of this app, and addresses that hold a secret. */
const SECRETS = [
  /("[^"]*(?:password|token|secret|cookie|authorization)[^"]*":)(?:"(?:[^"\\]|\\.)*"|\[[^\]]*\])/gi,
  /(earmark_(?:session|key)_)[\w-]+/g,
  /((?:bearer|basic) )[^\s"\\]+/gi,
  /(invitations(?:\/|%2f)+)[^\s"\\/:?&%]+/gi,
  /(postgres(?:ql)?:\/\/[^\s"\\:@]*:)[^\s"\\]+(?=@)/gi,
];

/** A line of the log without the secrets that may stand in it; JSON stays JSON. */
export function strikeOut(line: string): string {
  return SECRETS.reduce((text, secret) => text.replace(secret, (_all, before) => withoutValue(before)), line);
}

function withoutValue(before: string): string {
  return before.endsWith(":") && before.startsWith('"') ? `${before}"…"` : `${before}…`;
}
