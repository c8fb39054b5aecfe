import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A line to a server that stands still again and again, as a weak mobile one does. */
export type PausingLine = { port: number; end(): Promise<void> };

/** Opens a line that stands still for `pauseMs` whenever another `afterBytes` have gone to the server. */
export async function createPausingLine(
  to: { host: string; port: number },
  { afterBytes, pauseMs }: { afterBytes: number; pauseMs: number },
): Promise<PausingLine> {
  const sockets = new Set<Socket>();
  let left = afterBytes;
  let moving = Promise.resolve();

  async function carry(near: Socket, far: Socket): Promise<void> {
    for await (const piece of near) {
      await moving;
      if (!far.write(piece)) await once(far, "drain");
      left -= piece.length;
      if (left > 0) continue;
      left = afterBytes;
      moving = sleep(pauseMs);
    }
  }

  const server = createServer((near) => {
    const far = connect(to);
    for (const socket of [near, far]) {
      sockets.add(socket.on("error", () => undefined).on("close", () => sockets.delete(socket)));
    }
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroySoon());
    far.pipe(near);
    carry(near, far).catch(() => far.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async end() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
