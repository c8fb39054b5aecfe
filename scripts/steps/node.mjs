import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { Stop } from "./report.mjs";

/** From when on each line of Node runs TypeScript as it is, which the media workers and these scripts need. */
const OLDEST_MINORS = { 22: 18, 23: 6 };

/** Whether `version` (`24.21.0`) is new enough to run the product. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major >= 24 || minor >= (OLDEST_MINORS[major] ?? Number.POSITIVE_INFINITY);
}

/** The Node to go on with: the pinned one in `node_modules`, else this one; stops where both will not do. */
export function requireNode(root) {
  const pinned = pinnedNode(root);
  if (pinned) return pinned;
  if (isNewEnough(process.versions.node)) return process.execPath;
  throw new Stop(
    `There is no pinned Node for this machine (${process.platform} ${process.arch}) and the installed one is ${process.versions.node}: install Node 22.18 or newer.`,
  );
}

function pinnedNode(root) {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const file = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  const binary = path.join(root, "node_modules", `node-${platform}-${process.arch}`, file);
  if (!existsSync(binary)) return null;
  // A binary for another C library is installed all the same, and cannot run.
  const { status, stdout } = spawnSync(binary, ["--version"], { encoding: "utf8" });
  return status === 0 && isNewEnough(stdout.trim().slice(1)) ? binary : null;
}
