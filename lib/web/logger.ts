import path from "node:path";
import { env } from "../env.ts";
import { createLogger, type Logger } from "../log.ts";

let logger: Logger | undefined;

/** The log of the web wing, in the same place as the API's. */
export function webLogger(): Logger {
  logger ??= createLogger({ level: env().logLevel, file: path.join(env().dataDir, "earmark.log"), name: "web" });
  return logger;
}
