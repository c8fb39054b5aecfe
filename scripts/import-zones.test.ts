import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const run = promisify(execFile);

const APP = /^Pages and actions reach the API through lib\/web/;
const APP_CLIENT = /^Pages and actions take the client that lib\/web binds/;
const DOOR = /^The door of the API hands requests to lib\/server\/api/;
const COMPONENTS_APP = /^Components import nothing from app/;
const COMPONENTS = /^Components take plain data/;
const DOMAIN = /^lib\/domain holds pure rules/;
const DOMAIN_ANYWHERE = /^lib\/domain runs anywhere/;
const CONTRACT = /^lib\/contract imports lib\/domain alone/;
const CONTRACT_ANYWHERE = /^lib\/contract runs anywhere/;
const CLIENT = /^lib\/client imports lib\/contract and lib\/domain alone/;
const CLIENT_ANYWHERE = /^lib\/client runs wherever fetch does/;
const CLI = /^lib\/cli imports lib\/client, lib\/contract and lib\/domain/;
const CLI_PLAIN = /^lib\/cli is a plain Node program/;
const WEB_SERVER = /^Only lib\/web\/transport.ts may reach lib\/server/;
const WEB = /^lib\/web imports lib\/client/;
const TRANSPORT = /^The in-process transport knows lib\/server\/api alone/;
const BROWSER = /^lib\/browser imports lib\/domain and lib\/contract alone/;
const BROWSER_PLAIN = /^lib\/browser is plain browser code/;
const ROUTES = /^Routes call lib\/server\/services/;
const BOTTOM = /^db, storage, media and limits serve the services/;
const CONFORMANCE = /^The conformance suite knows a base URL/;
const MINIMAL = /^The minimal server is a second opinion/;
const WING = /^lib\/server is the API wing/;

/** The importing file, what it imports, and the message it must get. */
const forbidden: [file: string, source: string, message: RegExp][] = [
  ["app/(workspace)/page.tsx", "@/lib/server/services/audios", APP],
  ["app/(workspace)/[owner]/[space]/actions.ts", "../../../../lib/server/db/open.ts", APP],
  ["app/page.tsx", "@/lib/client/client", APP_CLIENT],
  ["app/api/v1/[[...path]]/route.ts", "@/lib/web/api", DOOR],
  ["app/api/health/route.ts", "@/components/ui/button", DOOR],
  ["components/ui/button.tsx", "@/app/(workspace)/actions", COMPONENTS_APP],
  ["components/ui/button.tsx", "../../app/actions.ts", COMPONENTS_APP],
  ["components/audios/row.tsx", "@/lib/server/api/handle", COMPONENTS],
  ["components/audios/row.tsx", "@/lib/web/api", COMPONENTS],
  ["components/audios/row.tsx", "../../lib/client/client.ts", COMPONENTS],
  ["lib/domain/peaks.ts", "../contract/audio.ts", DOMAIN],
  ["lib/domain/peaks.ts", "@/lib/server/clock", DOMAIN],
  ["lib/domain/deep/peaks.ts", "../../web/api.ts", DOMAIN],
  ["lib/domain/peaks.ts", "node:fs", DOMAIN_ANYWHERE],
  ["lib/domain/peaks.ts", "node:fs/promises", DOMAIN_ANYWHERE],
  ["lib/domain/peaks.ts", "react", DOMAIN_ANYWHERE],
  ["lib/contract/audio.ts", "../client/client.ts", CONTRACT],
  ["lib/contract/audio.ts", "next/server", CONTRACT_ANYWHERE],
  ["lib/client/client.ts", "../server/api/handle.ts", CLIENT],
  ["lib/client/client.ts", "node:http", CLIENT_ANYWHERE],
  ["lib/cli/upload.ts", "../server/services/uploads.ts", CLI],
  ["lib/cli/check-file.ts", "../server/jobs/runner.ts", CLI],
  ["lib/cli/check-file.ts", "../server/app.ts", CLI],
  ["lib/cli/upload.ts", "../browser/upload/queue.ts", CLI],
  ["lib/cli/upload.ts", "@/lib/web/api", CLI],
  ["lib/cli/upload.ts", "next/server", CLI_PLAIN],
  ["lib/web/api.ts", "../server/api/handle.ts", WEB_SERVER],
  ["lib/web/api.ts", "@/lib/server/api/handle", WEB_SERVER],
  ["lib/web/api.ts", "@/components/ui/button", WEB],
  ["lib/web/transport.ts", "../server/services/audios.ts", TRANSPORT],
  ["lib/web/transport.ts", "../server/limits/rate.ts", TRANSPORT],
  ["lib/web/transport.ts", "../browser/upload/queue.ts", WEB],
  ["lib/browser/upload/queue.ts", "../../client/client.ts", BROWSER],
  ["lib/browser/upload/queue.ts", "@/app/actions", BROWSER],
  ["lib/browser/upload/queue.ts", "react", BROWSER_PLAIN],
  ["lib/browser/upload/queue.ts", "next/navigation", BROWSER_PLAIN],
  ["lib/server/api/audios.ts", "../db/open.ts", ROUTES],
  ["lib/server/api/audios.ts", "../../client/client.ts", WING],
  ["lib/server/media/convert.ts", "../services/audios.ts", BOTTOM],
  ["lib/server/storage/disk.ts", "../api/handle.ts", BOTTOM],
  ["lib/server/limits/rate.ts", "../services/sessions.ts", BOTTOM],
  ["lib/server/limits/rate.ts", "../../web/session.ts", WING],
  ["lib/server/db/open.ts", "../../web/api.ts", WING],
  ["lib/server/services/audios.ts", "../../web/session.ts", WING],
  ["lib/server/jobs/runner.ts", "@/components/ui/button", WING],
  ["fixtures/conformance/stage.ts", "../../lib/server/app.ts", CONFORMANCE],
  ["fixtures/conformance/stage.ts", "../test-api.ts", CONFORMANCE],
  ["fixtures/minimal-server/views.ts", "../../lib/contract/audio.ts", MINIMAL],
  ["fixtures/minimal-server/views.ts", "@/lib/domain/durations", MINIMAL],
];

const allowed: [file: string, source: string][] = [
  ["app/(workspace)/page.tsx", "@/lib/web/api"],
  ["app/(workspace)/page.tsx", "@/components/ui/button"],
  ["app/(workspace)/page.tsx", "next/server"],
  ["app/api/v1/[[...path]]/route.ts", "@/lib/server/api/handle"],
  ["components/audios/row.tsx", "@/lib/domain/timecode"],
  ["components/audios/row.tsx", "@/lib/browser/player/scope"],
  ["components/audios/row.tsx", "react"],
  ["lib/domain/peaks.ts", "./wav.ts"],
  ["lib/contract/audio.ts", "../domain/handles.ts"],
  ["lib/client/client.ts", "../contract/endpoints.ts"],
  ["lib/client/client.test.ts", "../server/api/handle.ts"],
  ["lib/cli/upload.ts", "../client/client.ts"],
  ["lib/cli/upload.ts", "node:fs/promises"],
  ["lib/cli/check-file.ts", "../server/media/pool.ts"],
  ["lib/web/api.ts", "../client/client.ts"],
  ["lib/web/transport.ts", "../server/api/handle.ts"],
  ["lib/browser/upload/queue.ts", "../../domain/lanes.ts"],
  ["lib/server/api/audios.ts", "../services/audios.ts"],
  ["lib/server/services/audios.ts", "../db/open.ts"],
  ["lib/server/services/sessions.ts", "../limits/guesses.ts"],
  ["lib/server/api/serve.ts", "../limits/rate.ts"],
  ["lib/server/limits/shared-buckets.ts", "../db/dialect.ts"],
  ["lib/server/db/open.ts", "node:fs"],
  ["fixtures/conformance/stage.ts", "../../lib/client/client.ts"],
  ["fixtures/conformance/access.test.ts", "../test-api.ts"],
];

/** The ways to name a module; each takes its line in the file. */
const forms = [
  (source: string) => `import value from ${JSON.stringify(source)};`,
  (source: string) => `import type { Value } from ${JSON.stringify(source)};`,
  (source: string) => `import ${JSON.stringify(source)};`,
  (source: string) => `export { value } from ${JSON.stringify(source)};`,
  (source: string) => `await import(${JSON.stringify(source)});`,
];

let folder: string;
const messagesAt = new Map<string, string[]>();

/** Lints a tree that has nothing but the forbidden and the allowed imports, under the project's own configuration. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "import-zones-"));
  for (const name of ["biome.json", ".gitignore"]) await copyFile(path.join(root, name), path.join(folder, name));
  const lines = new Map<string, string[]>();
  for (const [file, source] of [...forbidden, ...allowed]) {
    lines.set(file, [...(lines.get(file) ?? []), ...forms.map((form) => form(source))]);
  }
  for (const [file, text] of lines) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), text.join("\n"));
  }
  for (const { file, line, message } of await lint()) {
    const statement = lines.get(file)?.[line - 1] ?? "";
    messagesAt.set(`${file}: ${statement}`, [...(messagesAt.get(`${file}: ${statement}`) ?? []), message]);
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function lint(): Promise<{ file: string; line: number; message: string }[]> {
  const biome = path.join(root, "node_modules/.bin/biome");
  const args = ["lint", "--only=style/noRestrictedImports", "--max-diagnostics=none", "--reporter=json", "."];
  // Findings make the command fail; its report is on stdout all the same.
  const { stdout } = await run(biome, args, { cwd: folder }).catch((error) => error as { stdout: string });
  const report = JSON.parse(stdout) as {
    diagnostics: { message: string; location: { path: string; start: { line: number } } }[];
  };
  return report.diagnostics.map(({ message, location }) => ({
    file: location.path,
    line: location.start.line,
    message,
  }));
}

describe("import zones", () => {
  it.each(forbidden)("%s may not import %s", (file, source, message) => {
    for (const form of forms) {
      expect(messagesAt.get(`${file}: ${form(source)}`), form(source)).toEqual([expect.stringMatching(message)]);
    }
  });

  it.each(allowed)("%s may import %s", (file, source) => {
    for (const form of forms) expect(messagesAt.get(`${file}: ${form(source)}`), form(source)).toBeUndefined();
  });
});
