import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A line to a server that counts what goes to it, and stands still once so many bytes have gone. */
export type HeldLine = {
  url: string;
  /** How many bytes have gone to the server. */
  bytes(): number;
  /** Resolves when the line stands still. */
  held: Promise<void>;
  /** From now on it carries everything. What somebody who is gone had sent meanwhile is lost. */
  release(): void;
  close(): Promise<void>;
};

export async function createHeldLine(to: string, afterBytes: number): Promise<HeldLine> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  let carried = 0;
  let most = afterBytes;

  const keep = (socket: Socket) => {
    sockets.add(socket.on("error", () => undefined).on("close", () => sockets.delete(socket)));
    return socket;
  };
  async function carry(near: Socket, far: Socket): Promise<void> {
    for await (const piece of near) {
      if (carried + piece.length > most) {
        held.resolve();
        await released.promise;
      }
      if (!far.writable) return;
      far.write(piece);
      carried += piece.length;
    }
  }

  const server = createServer((near) => {
    const far = keep(connect({ host: hostname, port: Number(port) }));
    keep(near).on("close", () => far.destroy());
    carry(near, far).catch(() => far.destroy());
    far.pipe(near);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: () => carried,
    held: held.promise,
    release() {
      // Who is gone has closed, even if nobody has read up to there.
      for (const socket of sockets) socket.destroy();
      most = Number.POSITIVE_INFINITY;
      released.resolve();
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
