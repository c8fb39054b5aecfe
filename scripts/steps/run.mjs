import { spawn } from "node:child_process";
import { Stop } from "./report.mjs";

/** The programs under way, which end when this one is told to. */
const running = new Set();
let stoppedBy = null;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    stoppedBy = signal;
    for (const child of running) child.kill(signal);
    if (running.size === 0) process.exit(1);
  });
}

/**
 * Runs a program to its end and tells its exit code and what it wrote. Its output is shown as it comes, or kept back
 * where `quiet`: the caller then shows it on failure. Throws only where the program cannot be started, or must not be
 * because this one was told to end.
 */
export function run(command, args, { env = process.env, quiet = false, cwd = process.cwd(), timeoutMs = 0 } = {}) {
  if (stoppedBy) return Promise.reject(new Stop(`Stopped by ${stoppedBy}.`));
  return new Promise((resolve, reject) => {
    const stdio = ["inherit", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"];
    const child = spawn(command, args, { env, cwd, stdio, timeout: timeoutMs });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    running.add(child);
    child.on("error", (error) => {
      running.delete(child);
      reject(error);
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? (signal === "SIGINT" ? 130 : 143), output });
    });
  });
}
