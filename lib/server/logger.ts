import { type Logger, pino } from "pino";

export type { Logger };

/** Structured logs: one JSON object a line on standard output. Secrets that could stand in one are struck out. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ["password", "token", "*.password", "*.token", "headers.authorization"], censor: "…" },
  });
}
