import { it } from "vitest";
import { type ClientSuiteSubject, clientSuite } from "../../fixtures/client-suite.ts";
import { describeApi } from "../../fixtures/test-api.ts";

describeApi("the client in process", (api) => {
  let subject: Promise<ClientSuiteSubject> | undefined;
  async function open(): Promise<ClientSuiteSubject> {
    const [user, stranger] = [await api().newUser(), await api().newUser()];
    return { owner: user.handle, client: user.client, stranger: stranger.client, nobody: api().clientOf() };
  }

  it.each(clientSuite)("$name", async ({ run }) => {
    subject ??= open();
    await run(await subject);
  });
});
