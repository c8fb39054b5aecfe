/** Prints the address as soon as the server answers there: Next listens before it is ready. */
export function announce(server, { host, publicUrl }) {
  server.once("listening", async () => {
    const { port } = server.address();
    const isAny = !host || host === "0.0.0.0" || host === "::";
    const name = isAny ? "localhost" : host.includes(":") ? `[${host}]` : host;
    const address = `http://${name}:${port}`;
    try {
      const { status } = await fetch(`${address}/api/health`);
      if (status !== 200)
        return console.error(`Earmark listens on ${address} but cannot answer: see what stands above.`);
      console.log(`Earmark is ready on ${publicUrl ?? address}`);
    } catch {
      // The server ended meanwhile, and has said why.
    }
  });
}
