import { Problem } from "../../contract/problem.ts";
import { isOutOfRoom } from "../db/dialect.ts";

/** The problem `noRoom` where `error` says that the disk of the database is full, else null. */
export function findNoRoom(error: unknown): Problem | null {
  return isOutOfRoom(error) ? new Problem("noRoom", "The server has no room left.", { cause: error }) : null;
}
