import { type ClientSuiteSubject, clientSuite } from "../fixtures/client-suite.ts";
import { createApiClient } from "../lib/client/client.ts";
import { test } from "./support/test.ts";

test.describe("the client over HTTP", () => {
  let subject: ClientSuiteSubject | undefined;

  for (const { name, run } of clientSuite) {
    test(name, async ({ newUser, apiAs, baseURL }) => {
      if (!subject) {
        const [person, stranger] = [await newUser(), await newUser()];
        subject = {
          owner: person.handle,
          client: await apiAs(person),
          stranger: await apiAs(stranger),
          nobody: createApiClient({ baseUrl: `${baseURL}/api/v1`, transport: (request) => fetch(request) }),
        };
      }
      await run(subject);
    });
  }
});
