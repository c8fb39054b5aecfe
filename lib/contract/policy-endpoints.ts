import type { Endpoint } from "./endpoint.ts";
import * as policy from "./policy.ts";

const POLICY = "/spaces/{owner}/{space}/policy";

/** What a space asks of the files that arrive in it. */
export const policyEndpoints = {
  getPolicy: {
    summary: "Read what a space asks of files",
    method: "GET",
    path: POLICY,
    status: 200,
    needs: "read",
    answer: policy.policy,
  },
  putPolicy: {
    summary: "Change what a space asks of files",
    method: "PUT",
    path: POLICY,
    status: 200,
    needs: "manageSpaces",
    body: policy.policyDocument,
    answer: policy.policy,
  },
  previewPolicy: {
    summary: "See what other rules would make of the audios of a space",
    method: "POST",
    path: `${POLICY}:preview`,
    status: 200,
    needs: "manageSpaces",
    body: policy.policyDocument,
    answer: policy.policyPreview,
  },
  applyPolicy: {
    summary: "Propose anew for the audios of a space, by the policy in force",
    method: "POST",
    path: `${POLICY}:apply`,
    status: 200,
    needs: "manageSpaces",
    answer: policy.policyApplication,
  },
} as const satisfies Record<string, Endpoint>;
