import type { Endpoint } from "./endpoint.ts";
import { findingJudgement, putFindingJudgement } from "./finding-judgement.ts";
import { timeListQuery } from "./lists.ts";

const JUDGEMENTS = "/spaces/{owner}/{space}/audios/{audio}/finding-judgements";

/** What people say of the findings of an audio. */
export const findingJudgementEndpoints = {
  listFindingJudgements: {
    summary: "List what people say of the findings of an audio",
    method: "GET",
    path: JUDGEMENTS,
    status: 200,
    needs: "read",
    query: timeListQuery,
    answer: findingJudgement,
    list: true,
  },
  putFindingJudgement: {
    summary: "Confirm a finding, or dismiss it",
    method: "PUT",
    path: `${JUDGEMENTS}/{finding}/me`,
    status: 200,
    needs: "review",
    body: putFindingJudgement,
    answer: findingJudgement,
  },
  removeFindingJudgement: {
    summary: "Take back what you said of a finding",
    method: "DELETE",
    path: `${JUDGEMENTS}/{finding}/me`,
    status: 204,
    needs: "review",
  },
} as const satisfies Record<string, Endpoint>;
