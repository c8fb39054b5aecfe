import type { Endpoint } from "./endpoint.ts";
import { timeListQuery } from "./lists.ts";
import * as review from "./review.ts";
import { EXPORT_TYPES, exportQuery, reviewExport } from "./review-export.ts";

const SPACE = "/spaces/{owner}/{space}";
const REVIEWS = `${SPACE}/audios/{audio}/reviews` as const;

/** What people decide of an audio, and how a space reviews. */
export const reviewEndpoints = {
  listReviews: {
    summary: "List what people decided of an audio",
    method: "GET",
    path: REVIEWS,
    status: 200,
    needs: "read",
    query: timeListQuery,
    answer: review.review,
    list: true,
  },
  getReview: {
    summary: "Read what you decided of an audio",
    method: "GET",
    path: `${REVIEWS}/me`,
    status: 200,
    needs: "read",
    answer: review.review,
  },
  putReview: {
    summary: "Accept or reject an audio, or say that you are unsure",
    method: "PUT",
    path: `${REVIEWS}/me`,
    status: 200,
    needs: "review",
    body: review.putReview,
    answer: review.review,
    refuses: [409],
  },
  removeReview: {
    summary: "Take your own decision back",
    method: "DELETE",
    path: `${REVIEWS}/me`,
    status: 204,
    needs: "review",
  },
  listReviewHistory: {
    summary: "List everything that was ever decided of an audio",
    method: "GET",
    path: `${REVIEWS}/history`,
    status: 200,
    needs: "read",
    query: timeListQuery,
    answer: review.reviewChange,
    list: true,
  },
  exportReview: {
    summary: "Take decisions and comments away as JSON, CSV, labels for Audacity or WebVTT",
    method: "GET",
    path: `${SPACE}/audios/{audio}/review-export`,
    status: 200,
    needs: "read",
    query: exportQuery,
    answer: reviewExport,
    gives: Object.values(EXPORT_TYPES),
  },
  getReviewSettings: {
    summary: "Read how a space reviews",
    method: "GET",
    path: `${SPACE}/review-settings`,
    status: 200,
    needs: "read",
    answer: review.reviewSettings,
  },
  putReviewSettings: {
    summary: "Change how a space reviews",
    method: "PUT",
    path: `${SPACE}/review-settings`,
    status: 200,
    needs: "manageSpaces",
    body: review.putReviewSettings,
    answer: review.reviewSettings,
  },
} as const satisfies Record<string, Endpoint>;
