import { watchMemory } from "../bench/arrival.ts";
import { makeFolder } from "./support/files.ts";
import { expect, test } from "./support/test.ts";

test("a gigabyte of Base64 costs the server no more memory than a quarter of it @long", async () => {
  test.setTimeout(600_000);
  const folder = makeFolder();
  const rows = await watchMemory({ folder: folder.path, fileBytes: 2 ** 30, rounds: 3 });
  expect(rows.filter(({ wanted }) => wanted !== undefined)).toHaveLength(2);
  for (const row of rows) expect(row).not.toMatchObject({ holds: false });
  await folder.remove();
});
