import path from "node:path";
import type { Page } from "@playwright/test";
import { type BreakableLine, createBreakableLine } from "../../fixtures/breakable-line.ts";
import { createSlowLine } from "../../fixtures/slow-line.ts";
import type { ApiClient } from "../../lib/client/client.ts";
import { createPerson, type Person } from "../support/people.ts";
import { type BatchFile, writeBatch } from "./batch.ts";
import type { RoundPlan } from "./plan.ts";
import { openProfile, type Profile } from "./profile.ts";
import type { TortureServer } from "./torture-server.ts";

/** What a round plays in: a person with a browser, a slow line that can be cut, and the server behind it. */
export type Scene = {
  plan: RoundPlan;
  files: BatchFile[];
  server: TortureServer;
  person: Person;
  /** The API as the person, not over the slow line. */
  api: ApiClient;
  /** The person's space, as the page has it. */
  url: string;
  line: Pick<BreakableLine, "cut" | "mend">;
  profile: Profile;
  /** The tabs of the app that live. */
  tabs: Page[];
  /** A tab ended when the page would have asked a person not to close it: what was lost by that is no fault. */
  wasAtRisk: boolean;
  /** Uploads in parts that went on where the server was. */
  resumed: number;
  /** What has happened, with the milliseconds since the round began. */
  story: string[];
  note(what: string): void;
  end(): Promise<void>;
};

type SceneOptions = {
  plan: RoundPlan;
  server: TortureServer;
  adminToken: string;
  executablePath: string;
  folder: string;
};

const DELAY_MS = 5;

export async function setScene({ plan, server, adminToken, executablePath, folder }: SceneOptions): Promise<Scene> {
  const startMs = Date.now();
  const files = await writeBatch(path.join(folder, "files"), plan.files);
  const person = await createPerson(server.clientOf(adminToken));
  const { token } = await server.clientOf().call("signIn", { body: person });
  const slow = await createSlowLine(server.address, { bytesPerSecond: plan.bytesPerSecond, delayMs: DELAY_MS });
  const line = await createBreakableLine({ host: "127.0.0.1", port: slow.port });
  const story: string[] = [];
  const profile = await openProfile({
    executablePath,
    folder: path.join(folder, "profile"),
    onStart: (context) =>
      context.on("response", async (response) => {
        if (response.request().headers()["upload-length"] === undefined || !response.ok()) return;
        const { offsetBytes } = (await response.json().catch(() => ({}))) as { offsetBytes?: number };
        if (!offsetBytes) return;
        scene.resumed++;
        scene.note(`an upload went on at byte ${offsetBytes}`);
      }),
  });
  const scene: Scene = {
    plan,
    files,
    server,
    person,
    api: server.clientOf(token),
    url: `http://127.0.0.1:${line.port}${person.space}`,
    line,
    profile,
    tabs: [],
    wasAtRisk: false,
    resumed: 0,
    story,
    note: (what) => void story.push(`${String(Date.now() - startMs).padStart(6)} ms  ${what}`),
    async end() {
      await profile.close();
      await line.cut();
      await slow.end();
    },
  };
  return scene;
}
