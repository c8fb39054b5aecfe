import { EVENT_STREAM } from "../domain/event-stream.ts";
import type { Endpoint } from "./endpoint.ts";

type Json = Record<string, unknown>;

const integer = (description: string) => ({ description, schema: { type: "integer" } });
const text = (description: string) => ({ description, schema: { type: "string" } });

const paging = {
  "Page-Current": integer("The number of this page."),
  "Page-Size": integer("How many items a page has at most."),
  "Page-Total": integer("How many pages there are."),
  "Item-Total": integer("How many items there are."),
  "Item-Total-Relation": text("`at-least` where there are more items than were counted; else it is left out."),
  Link: text('The next page by cursor: `<…>; rel="next"`. On the last page it is left out.'),
};

const twin = { Link: text('An audio of the space that is made of the same bytes: `<…>; rel="duplicate"`.') };

/** A good response with the headers that matter to its reader. */
export function withHeaders(response: Json, { list, method, tus, streams, gives }: Endpoint): Json {
  if (streams && !tus) return { ...response, headers: twin };
  if (list) return { ...response, headers: paging };
  if (tus) return { ...response, headers: { "Upload-Offset": integer("How many bytes of the file have arrived.") } };
  if (gives === EVENT_STREAM) return response;
  return method === "GET" ? { ...response, headers: { ETag: text("The version of what is answered.") } } : response;
}
