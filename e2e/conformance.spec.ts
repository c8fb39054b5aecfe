import { test } from "@playwright/test";
import { ADMIN } from "../fixtures/admin.ts";
import { type Stage, setStage } from "../fixtures/conformance/stage.ts";
import { conformanceSuite } from "../fixtures/conformance/suite.ts";

/** The contract once more, over real HTTP: what the wire adds or takes away shows here. */
test.describe("the contract over HTTP", () => {
  let stage: Stage;

  test.beforeAll(async () => {
    const baseUrl = `${test.info().project.use.baseURL}/api/v1`;
    stage = await setStage({ baseUrl, transport: (request) => fetch(request) }, ADMIN);
  });

  for (const { name, run } of conformanceSuite) {
    test(name, async () => {
      // The limits of this server are those of everyday: a few statuses lie beyond them.
      test.skip((await run(stage)) === "out of reach");
    });
  }
});
