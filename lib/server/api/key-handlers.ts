import { Problem } from "../../contract/problem.ts";
import type { Handlers } from "./create-api.ts";

type Names = "listSessions" | "removeSession" | "createKey" | "listKeys" | "getKey" | "updateKey" | "removeKey";

const notBuilt = async (): Promise<never> => {
  throw new Problem("notImplemented");
};

/** Sessions and API keys: what one is signed in with. */
export const keyHandlers: Handlers<Names> = {
  listSessions: notBuilt,
  removeSession: notBuilt,
  createKey: notBuilt,
  listKeys: notBuilt,
  getKey: notBuilt,
  updateKey: notBuilt,
  removeKey: notBuilt,
};
