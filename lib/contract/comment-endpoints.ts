import * as comment from "./comment.ts";
import type { Endpoint } from "./endpoint.ts";
import { commentListQuery } from "./lists.ts";

const COMMENTS = "/spaces/{owner}/{space}/audios/{audio}/comments";
const COMMENT = `${COMMENTS}/{comment}` as const;

/** What people say of moments and stretches of an audio. */
export const commentEndpoints = {
  createComment: {
    summary: "Comment on a moment or a stretch of an audio, or reply",
    method: "POST",
    path: COMMENTS,
    status: 201,
    needs: "comment",
    body: comment.createComment,
    answer: comment.comment,
    refuses: [409],
  },
  listComments: {
    summary: "List the comments on an audio",
    method: "GET",
    path: COMMENTS,
    status: 200,
    needs: "read",
    query: commentListQuery,
    answer: comment.comment,
    list: true,
  },
  getComment: {
    summary: "Read a comment",
    method: "GET",
    path: COMMENT,
    status: 200,
    needs: "read",
    answer: comment.comment,
  },
  updateComment: {
    summary: "Change your own comment, or resolve or reopen a thread",
    method: "PATCH",
    path: COMMENT,
    status: 200,
    needs: "comment",
    body: comment.patchComment,
    answer: comment.comment,
    refuses: [409],
  },
  removeComment: {
    summary: "Remove your own comment; an admin removes any, with the replies to it",
    method: "DELETE",
    path: COMMENT,
    status: 204,
    needs: "comment",
    refuses: [409],
  },
} as const satisfies Record<string, Endpoint>;
