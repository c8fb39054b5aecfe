import { PEER_HEADER } from "../../lib/domain/caller-address.ts";
import { EXACT_LENGTH_HEADER } from "../../lib/domain/exact-length.ts";

/**
 * Makes good what Next does not pass on: to the app, the peer of the connection (whatever the client wrote in that
 * header is overwritten); to the client, the exact length of an answer.
 */
export function mendHttp(server) {
  server.prependListener("request", (request, response) => {
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
    const writeHead = response.writeHead;
    response.writeHead = function (...args) {
      const length = this.getHeader(EXACT_LENGTH_HEADER);
      this.removeHeader(EXACT_LENGTH_HEADER);
      if (length !== undefined && !this.hasHeader("content-encoding")) this.setHeader("content-length", length);
      return writeHead.apply(this, args);
    };
  });
}
