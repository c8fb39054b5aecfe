import { type APIRequestContext, expect, request, test } from "@playwright/test";
import { ADMIN } from "../fixtures/admin.ts";
import { accessTable, type Column, createAccessCheck } from "../fixtures/conformance/access.ts";
import { newAccount, type Stage, setStage, TONE } from "../fixtures/conformance/stage.ts";
import type { TestOptions } from "./support/test.ts";
import { actions, callAction, readActionIds, signInAs } from "./support/web-doors.ts";

/** Who knocks at the doors of the web app. A revoked key is none of its affairs. */
const columns = ["nobody", "other", "viewer", "reviewer", "editor", "admin", "server", "foreign", "blocked"] as const;
type WebColumn = (typeof columns)[number];

/**
 * What each page and route handler answers: to nobody, another user, the team's viewer, reviewer, editor and admin, the
 * admin of the server, the admin of another team, and a blocked admin of the team.
 */
const doors: Record<string, string> = {
  //                                      none other view revi edit admi serv fore bloc
  "GET /": "                              307  200  200  200  200  200  200  200  307",
  "GET /sign-in": "                       200  307  307  307  307  307  307  307  200",
  "GET /settings": "                      307  200  200  200  200  200  200  200  307",
  "GET /settings/security": "             307  200  200  200  200  200  200  200  307",
  "GET /settings/keys": "                 307  200  200  200  200  200  200  200  307",
  "GET /settings/organizations": "        307  200  200  200  200  200  200  200  307",
  "GET /settings/users": "                307  404  404  404  404  404  200  404  307",
  "GET /TEAM": "                          307  404  200  200  200  200  404  404  307",
  "GET /TEAM/members": "                  307  404  200  200  200  200  404  404  307",
  "GET /TEAM/settings": "                 307  404  404  404  404  200  404  404  307",
  "GET /TEAM/main": "                     307  404  200  200  200  200  404  404  307",
  "GET /TEAM/main/statistics": "          307  404  200  200  200  200  404  404  307",
  "GET /TEAM/main/review": "              307  404  200  200  200  200  404  404  307",
  "GET /TEAM/main/review/queue": "        401  404  200  200  200  200  404  404  401",
  "GET /TEAM/main/identities": "          307  404  200  200  200  200  404  404  307",
  "GET /TEAM/main/settings": "            307  404  200  200  200  200  404  404  307",
  "GET /TEAM/main/audios/TONE": "         307  404  200  200  200  200  404  404  307",
  "GET /TEAM/main/audios/TONE/file": "    401  404  200  200  200  200  404  404  401",
  "GET /TEAM/main/audios/TONE/peaks": "   401  404  200  200  200  200  404  404  401",
  "GET /TEAM/main/audios/TONE/original": "401  404  200  200  200  200  404  404  401",
  "GET /TEAM/main/audios/TONE/review-export": "401 404 200 200 200  200  404  404  401",
  "GET /TEAM/main/audios?handle=TONE": "  401  404  200  200  200  200  404  404  401",
  "POST /TEAM/main/audios/TONE/listening": "401 404  403  200  200  200  404  404  401",
  "PATCH /TEAM/main/audios/TONE/listening": "401 404 403  404  404  404  404  404  401",
  "POST /TEAM/main/audios/TONE/file": "   401  404  403  403  409  409  404  404  401",
  "PATCH /TEAM/main/audios/TONE/file": "  401  404  403  403  409  409  404  404  401",
  // A stream has no end: what a GET would answer is asked without it. Nobody, and who is blocked, is told nothing.
  "HEAD /me/events": "                    204  200  200  200  200  200  200  200  204",
  "GET /docs": "                          200  200  200  200  200  200  200  200  200",
  "GET /docs/reference": "                200  200  200  200  200  200  200  200  200",
  "GET /invitations/no-such-token": "     404  404  404  404  404  404  404  404  404",
  "GET /api/health": "                    200  200  200  200  200  200  200  200  200",
  "GET /api/v1/user": "                   401  401  401  401  401  401  401  401  401",
};

let stage: Stage;
let browsers: Record<WebColumn, APIRequestContext>;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const { baseURL = "", apiOrigin = baseURL }: { baseURL?: string } & Partial<TestOptions> = test.info().project.use;
  const server = { baseUrl: `${apiOrigin}/api/v1`, transport: (asked: Request) => fetch(asked) };
  stage = await setStage(server, ADMIN);
  const { team, foreignTeam, other, instanceAdmin } = stage;
  const blocked = newAccount();
  const { token } = await team.admin.client.call("createInvitation", {
    params: { org: team.org },
    body: { role: "admin" },
  });
  await team.admin.client.call("joinByInvitation", { params: { token }, body: blocked });
  const people = { ...team, other, server: instanceAdmin, foreign: foreignTeam.admin, blocked, nobody: null };
  browsers = {} as typeof browsers;
  for (const column of columns) {
    browsers[column] = await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });
    const person = people[column];
    if (person) await signInAs(browsers[column], person);
  }
  await instanceAdmin.client.call("blockUser", { params: { user: blocked.handle } });
});

test.afterAll(async () => {
  for (const browser of Object.values(browsers ?? {})) await browser.dispose();
});

for (const [door, row] of Object.entries(doors)) {
  // In front of another server there is no API at the web app's own address.
  const tag = door.includes(" /api/v1/") ? " @embedded" : "";
  test(`${door} opens to whom it should${tag}`, async () => {
    const [method = "", template = ""] = door.split(" ");
    const path = template.replace("TEAM", stage.team.org).replace("TONE", stage.team.tone);
    const statuses: Record<string, number> = {};
    for (const column of columns) {
      const options = { method, maxRedirects: 0, headers: uploadHeaders(method) };
      const data = path.endsWith("/listening") ? CLAIM : uploadOf(method);
      statuses[column] = (await browsers[column].fetch(path, { ...options, data })).status();
    }
    expect(statuses).toEqual(
      Object.fromEntries(
        row
          .trim()
          .split(/\s+/)
          .map((text, i) => [columns[i], Number(text)]),
      ),
    );
  });
}

test("every action of the app stands in the table, and no other", () => {
  expect([...readActionIds().keys()].sort()).toEqual(Object.keys(actions).sort());
});

test("an action does for nobody what its endpoint would not", async () => {
  test.setTimeout(180_000);
  const ids = readActionIds();
  for (const [action, endpoint] of Object.entries(actions).toSorted(([, a], [, b]) => last(a) - last(b))) {
    if (!endpoint) continue;
    const check = createAccessCheck(stage, async (_name, column, { params, body }) => {
      // A copy: one action signs in as somebody else.
      const storageState = await browsers[column as WebColumn].storageState();
      const browser = await request.newContext({ baseURL: test.info().project.use.baseURL ?? "", storageState });
      const argument = { ...params, ...(body as object), ...extraOf(action) };
      const said = await callAction(browser, { id: ids.get(action) ?? "", argument, page: "/sign-in" });
      await browser.dispose();
      return toStatus(said, accessTable.find((cell) => cell.name === endpoint && cell.status < 300)?.status ?? 0);
    });
    for (const cell of accessTable.filter(({ name, column }) => name === endpoint && isWeb(column))) await check(cell);
  }
});

const SPOILING = ["acceptInvitation", "putPassword"];

/** What changes who somebody is comes last. */
function last(endpoint: string | null): number {
  return SPOILING.indexOf(endpoint ?? "");
}

function isWeb(column: Column): boolean {
  return column !== "revoked";
}

/** What actions want beside the variables and the body of their endpoint. */
function extraOf(action: string): object {
  if (action === "findIdentities") return { search: "" };
  if (action === "findTwins") return { sha256: ["0".repeat(64)] };
  if (action !== "createWaiting") return {};
  return { idempotencyKey: crypto.randomUUID(), name: "tone.wav", alias: null, sha256: "0".repeat(64) };
}

const statusOfCode: Record<string, number> = { unauthenticated: 401, forbidden: 403, notFound: 404, conflict: 409 };

function toStatus(said: string, success: number): number {
  const status = said === "ok" ? success : statusOfCode[said];
  if (!status) throw new Error(said);
  return status;
}

const isReading = (method: string) => method === "GET" || method === "HEAD";

function uploadHeaders(method: string): Record<string, string> {
  if (isReading(method)) return {};
  const headers = { "x-earmark-upload": "1", "x-earmark-listening": "1", "content-type": "text/plain" };
  return method === "PATCH" ? { ...headers, "upload-offset": "0" } : { ...headers, "x-file-sha256": "0".repeat(64) };
}

/** Of a session that is nobody's. */
const CLAIM = JSON.stringify({
  ...{ session: "nobodys", sequence: 1, nonce: "none" },
  spans: [{ from: 0, to: 0.1, mode: "played" }],
});

function uploadOf(method: string): string | undefined {
  return isReading(method) ? undefined : TONE.toString("base64");
}
