import pino, { type Logger } from "pino";
import { env } from "../env.ts";

let logger: Logger | undefined;

/** The log of the web wing: one JSON line an entry on standard output, at `LOG_LEVEL`. */
export function webLogger(): Logger {
  logger ??= pino({ name: "web", level: env().logLevel });
  return logger;
}
