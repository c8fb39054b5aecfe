import { PEER_HEADER } from "../../lib/domain/caller-address.ts";
import { EXACT_LENGTH_HEADER } from "../../lib/domain/exact-length.ts";

/**
 * Makes good what Next does not pass on: to the app, the peer of the connection (whatever the client wrote in that
 * header is overwritten); to the client, the exact length of an answer. And what Next would break on with a 500 is
 * turned into what it can refuse.
 */
export function mendHttp(server) {
  server.prependListener("request", (request, response) => {
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
    request.url = toDecodable(request.url);
    // No `Request` can be made of a TRACE; an OPTIONS is refused in the same words.
    if (request.method === "TRACE") request.method = "OPTIONS";
    const writeHead = response.writeHead;
    response.writeHead = function (...args) {
      const length = this.getHeader(EXACT_LENGTH_HEADER);
      this.removeHeader(EXACT_LENGTH_HEADER);
      if (length !== undefined && !this.hasHeader("content-encoding")) this.setHeader("content-length", length);
      return writeHead.apply(this, args);
    };
  });
}

/** The address with a path that can be decoded. In one that cannot, each `%` stands for itself, and it leads nowhere. */
function toDecodable(url) {
  const [path, ...query] = url.split("?");
  try {
    decodeURIComponent(path);
    return path === "*" ? "/*" : url;
  } catch {
    return [path.replaceAll("%", "%25"), ...query].join("?");
  }
}
