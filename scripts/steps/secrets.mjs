import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { Stop } from "./report.mjs";

/** The secret kept under `name` in the data folder, or null. */
export function findSecret(dataDir, name) {
  try {
    return readFileSync(path.join(dataDir, name), "utf8").trim() || null;
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw cannot("read", dataDir, error);
  }
}

/**
 * The secret kept under `name` in the data folder; made at the first call: 32 random bytes as Base64, readable by this
 * account alone. Two processes that start at once get the same one.
 */
export function keepSecret(dataDir, name) {
  const kept = findSecret(dataDir, name);
  if (kept) return kept;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeOnce(path.join(dataDir, name), randomBytes(32).toString("base64"));
  } catch (error) {
    throw cannot("write", dataDir, error);
  }
  return findSecret(dataDir, name);
}

/** Whole or not at all, and never over one that is there: the name is given only to a finished file. */
function writeOnce(file, text) {
  const draft = `${file}.${process.pid}`;
  const fd = openSync(draft, "w", 0o600);
  try {
    writeSync(fd, text);
    fsyncSync(fd);
    linkSync(draft, file);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  } finally {
    closeSync(fd);
    rmSync(draft, { force: true });
  }
}

function cannot(verb, dataDir, error) {
  return new Stop(
    `Earmark cannot ${verb} its data folder ${dataDir} (${error.code}): check who owns it, or set DATA_DIR.`,
  );
}
