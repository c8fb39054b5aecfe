import path from "node:path";
import Sqlite from "better-sqlite3";

/**
 * Takes `folder` for this process alone, with a lock that the system drops when the process dies, however it dies.
 * Returns how to let go of it. Throws a sentence for people where another process has it.
 */
export function lockFolder(folder: string): () => void {
  const lock = new Sqlite(path.join(folder, "earmark.lock"), { timeout: 0 });
  try {
    lock.pragma("journal_mode = DELETE");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    if ((cause as { code?: string }).code !== "SQLITE_BUSY") throw cause;
    throw new Error(`Another Earmark is running on ${folder}. End it first, or give this one a DATA_DIR of its own.`, {
      cause,
    });
  }
  return () => lock.close();
}
