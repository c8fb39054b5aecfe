import { type GoodFixtureName, goodFixtures, writeFixture } from "../fixtures/audio.ts";
import { makeFolder } from "./support/files.ts";
import { signIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test("each format goes in through the browser and plays", async ({ page, newUser }) => {
  test.setTimeout(240_000);
  const person = await newUser();
  const folder = makeFolder();
  const names = Object.keys(goodFixtures) as GoodFixtureName[];
  await page.goto(person.space);
  await signIn(page, person);
  const files = await Promise.all(names.map((name) => writeFixture(folder.path, name)));
  await page.getByLabel("Files to upload").setInputFiles(files.map(({ path }) => path));
  const tray = page.getByRole("region", { name: "Uploads", exact: true });
  await expect(tray).toContainText(`${names.length} available`, { timeout: 120_000 });

  await tray.getByRole("button", { name: /^Show \d+ more/ }).click();
  const links = await tray
    .getByRole("listitem")
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  expect(links).toHaveLength(names.length);
  for (const link of links) {
    // What plays here is what the player plays: the returned WAV on a media element.
    const played = await page.evaluate(async (address) => {
      const audio = new Audio(`${address}/file`);
      audio.muted = true;
      await audio.play();
      await new Promise((resolve) => audio.addEventListener("timeupdate", () => audio.currentTime > 0.1 && resolve(0)));
      audio.pause();
      return { seconds: audio.duration, at: audio.currentTime };
    }, link);
    expect(Math.abs(played.seconds - 3)).toBeLessThan(0.1);
    expect(played.at).toBeGreaterThan(0);
  }
  await folder.remove();
});
