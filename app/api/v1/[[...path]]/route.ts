import { callerAddress } from "@/lib/domain/caller-address";
import { withExactLength } from "@/lib/domain/exact-length";
import { env } from "@/lib/env";
import { handle } from "@/lib/server/api/handle";

/** The embedded API, for whoever calls it over HTTP. The web app calls the same function without a socket. */
async function answer(request: Request): Promise<Response> {
  return withExactLength(await handle(request, { address: callerAddress(request.headers, env().trustProxy) }));
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
