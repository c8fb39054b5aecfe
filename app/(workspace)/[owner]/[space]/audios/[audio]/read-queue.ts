import type { SearchParams } from "@/components/lists/search-params";
import { parseQueueOf, type QueueView } from "@/components/queue/queue-view";
import type { EndpointName } from "@/lib/contract/endpoints";
import { may, type Role } from "@/lib/domain/permissions";

/** The queue through which somebody who reviews came to an audio; null for all others. */
export function readQueueOf(
  params: SearchParams,
  { serves, role }: { serves: (name: EndpointName) => boolean; role: Role },
): QueueView | null {
  const isServed = serves("putAssignment") && serves("removeAssignment");
  return isServed && may(role, "review") ? parseQueueOf(params) : null;
}
