import { type RealServer, startRealServer } from "../../fixtures/real-server.ts";
import { type ApiClient, createApiClient } from "../../lib/client/client.ts";

/** A server that dies and is started again on the same data; its port changes, its `address` follows. */
export type TortureServer = {
  /** Where it listens now: who connects by this very object finds the present one. */
  address: { host: string; port: number };
  /** The API of the present server, asked as soon as it is up. */
  clientOf(token?: string): ApiClient;
  /** kill -9, and a new one in its place. */
  crash(): Promise<void>;
  /** All that it has printed so far, over all its lives. */
  output(): string;
  end(): Promise<void>;
};

/** Stands for whatever address the server has. */
const PLACE = "http://server.invalid";

export async function startTortureServer(dataDir: string): Promise<TortureServer> {
  const address = { host: "127.0.0.1", port: 0 };
  const lives: RealServer[] = [];
  let present = start();
  await present;

  async function start(): Promise<RealServer> {
    const server = await startRealServer({ dataDir });
    address.port = Number(new URL(server.baseUrl).port);
    lives.push(server);
    return server;
  }

  async function restart(): Promise<RealServer> {
    const { kill, ended } = await present;
    kill("SIGKILL");
    await ended;
    return start();
  }

  return {
    address,
    clientOf: (token) =>
      createApiClient({
        baseUrl: `${PLACE}/api/v1`,
        token,
        async transport(request) {
          const { baseUrl } = await present;
          return fetch(new Request(request.url.replace(PLACE, baseUrl), request));
        },
      }),
    async crash() {
      present = restart();
      await present;
    },
    output: () => lives.map((server) => server.output()).join(""),
    async end() {
      const { kill, ended } = await present;
      kill("SIGTERM");
      await ended;
    },
  };
}
