import { Problem } from "../../contract/problem.ts";
import { isOutOfReach, isOutOfRoom } from "../db/dialect.ts";

/** The problem where `error` says that the database is full (`noRoom`) or away (`unavailable`), else null. */
export function findDatabaseProblem(error: unknown): Problem | null {
  if (isOutOfRoom(error)) return new Problem("noRoom", "The server has no room left.", { cause: error });
  if (!isOutOfReach(error)) return null;
  return new Problem("unavailable", "The database does not answer just now. Try again in a moment.", {
    cause: error,
    headers: { "retry-after": "5" },
  });
}
