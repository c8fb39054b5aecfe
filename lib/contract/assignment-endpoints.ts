import * as assignment from "./assignment.ts";
import type { Endpoint } from "./endpoint.ts";

const SPACE = "/spaces/{owner}/{space}";
const ASSIGNMENT = `${SPACE}/audios/{audio}/assignment` as const;

/** Who reviews what next, and reviewing many at once. */
export const assignmentEndpoints = {
  putAssignment: {
    summary: "Take an audio to review it, stay at it, or assign it to somebody",
    method: "PUT",
    path: ASSIGNMENT,
    status: 200,
    needs: "review",
    body: assignment.putAssignment,
    answer: assignment.assignment,
    refuses: [409],
  },
  removeAssignment: {
    summary: "Give an audio back, so that it is nobody's",
    method: "DELETE",
    path: ASSIGNMENT,
    status: 204,
    needs: "review",
  },
  assignAudios: {
    summary: "Assign audios to several people evenly, or take the next ones",
    method: "POST",
    path: `${SPACE}/assignments`,
    status: 200,
    needs: "review",
    body: assignment.assignAudios,
    answer: assignment.assigned,
  },
  reviewAudios: {
    summary: "Decide the same of many audios",
    method: "POST",
    path: `${SPACE}/reviews`,
    status: 200,
    needs: "review",
    body: assignment.reviewAudios,
    answer: assignment.reviewed,
  },
} as const satisfies Record<string, Endpoint>;
