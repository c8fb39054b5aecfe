import { writeFileSync } from "node:fs";
import path from "node:path";
import { startMinimalServer } from "../fixtures/minimal-server/server.ts";
import { PASSWORD } from "../fixtures/minimal-server/store.ts";
import { type RealServer, startRealServer } from "../fixtures/real-server.ts";
import { toneWav } from "../fixtures/tone.ts";
import { makeFolder } from "./support/files.ts";
import { pasteIntoBash } from "./support/paste.ts";
import { signIn } from "./support/people.ts";
import { test as base, expect } from "./support/test.ts";

const test = base.extend<{
  folder: string;
  /** A web app in front of the API at an address. */
  startInFrontOf: (apiUrl: string) => Promise<RealServer>;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  folder: async ({}, use) => {
    const folder = makeFolder();
    await use(folder.path);
    await folder.remove();
  },
  startInFrontOf: async ({ folder, page }, use) => {
    const started: RealServer[] = [];
    await use(async (apiUrl) => {
      const env = { API_URL: apiUrl, LOG_LEVEL: "warn" };
      const app = await startRealServer({ dataDir: path.join(folder, "data"), env });
      started.push(app);
      return app;
    });
    // It still fetches ahead what it links to.
    await page.close();
    for (const app of started) {
      app.kill("SIGTERM");
      await app.ended;
    }
  },
});

test("in front of another server the reference is that one's, and nothing can be tried from here", async ({
  page,
  baseURL,
  startInFrontOf,
}) => {
  const apiUrl = `${baseURL}/api/v1`;
  const app = await startInFrontOf(apiUrl);
  await page.goto(`${app.baseUrl}/docs/reference#getUser`);
  await expect(page.getByText(`Every operation of ${apiUrl}`)).toContainText("stands at another address");
  await expect(page.locator("details#getUser").getByRole("heading", { name: "Answers" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Try it/ })).toHaveCount(0);
});

test("in front of a server of the published contract the guide is for that one, and says only what it knows", async ({
  page,
  folder,
  startInFrontOf,
}) => {
  const server = await startMinimalServer();
  const app = await startInFrontOf(server.url);
  await page.goto(`${app.baseUrl}/docs/reference`);
  await expect(page.getByText("There is no reference of this API")).toBeVisible();
  await page.goto(`${app.baseUrl}/sign-in?next=/docs`);
  await signIn(page, { handle: "ada", password: PASSWORD });
  await page.getByText("No browser at hand?").click();
  await expect(page.getByRole("heading", { name: "Large files" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Uploads that resume" })).toBeHidden();
  const commands = await page.locator("figure[data-kind=command] code").allTextContents();
  expect(commands[0]).toContain(`API=${server.url}\nOWNER=ada\n`);

  writeFileSync(path.join(folder, "recording.mp3"), toneWav({ seconds: 1, sampleRateHz: 8000, channels: 1 }));
  const before = server.log.length;
  const output = await pasteIntoBash(commands.join("\n").replace("your password", PASSWORD), folder);
  expect(output).toMatch(/"alias":"My first audio".*"alias":"A long recording"/s);
  expect(server.log.slice(before).filter(({ isStray }) => isStray)).toEqual([]);
  await server.end();
});
