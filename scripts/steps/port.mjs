import { createServer } from "node:net";
import { Stop } from "./report.mjs";

/** Stops where `port` cannot be listened on at `host` (empty: every interface). */
export async function requirePort(port, host) {
  const code = await listenOnce(port, host);
  if (code === null) return;
  if (code === "EADDRINUSE") {
    throw new Stop(`Port ${port} is taken: stop the program that listens there, or choose another one with PORT.`);
  }
  throw new Stop(`Earmark cannot listen on port ${port}${host ? ` of ${host}` : ""} (${code}): set PORT or HOST.`);
}

/** A port that nothing listens on just now. */
export async function findFreePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The code of the error that listening gave, or null. */
function listenOnce(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code));
    server.listen({ port, host: host || undefined, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
