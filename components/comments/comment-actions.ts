import type { AudioAddress } from "@/components/audios/audio-path";
import type { CommentsNarrowing } from "@/components/comments/comments-view";
import type { Comment } from "@/lib/contract/comment";
import type { Member } from "@/lib/contract/org";
import type { ActionProblem, ActionResult } from "@/lib/contract/result";

/** What a comment says, and where it stands: at a place of its own, or where its thread does. */
export type NewCommentInput = { text: string } & ({ from: number; to: number | null } | { parent: string });

/** One page of the comments on an audio, and where to go on; `total` counts those that are not on it too. */
export type CommentPage = { items: Comment[]; nextCursor: string | null; total: number };

/** What can be done with comments: the server's actions, handed down by the page. */
export type CommentActions = {
  createComment: (input: AudioAddress & NewCommentInput) => Promise<ActionResult<Comment>>;
  updateComment: (
    input: AudioAddress & { comment: string; text?: string; resolved?: boolean },
  ) => Promise<ActionResult<Comment>>;
  removeComment: (input: AudioAddress & { comment: string }) => Promise<ActionResult<null>>;
  listMoreComments: (
    input: AudioAddress & { cursor: string; narrowing: CommentsNarrowing },
  ) => Promise<ActionResult<CommentPage>>;
  findMembers: (input: { org: string; search: string }) => Promise<ActionResult<Member[]>>;
};

/** What the API can do with comments, beyond listing them. */
type CommentsOffer = {
  hasWriting: boolean;
  /** Whether threads can be asked for by whom they mention, and by who wrote in them. */
  hasPeopleFilters: boolean;
  /** The organization whose members can be mentioned; null in a personal space, which its owner alone sees. */
  org: string | null;
};

/** The comments on an audio as they are read for its page. */
export type FoundComments = CommentPage & {
  /** Whoever looks. */
  viewer: { handle: string; alias: string | null };
  /** How many comments there are, whatever the view leaves out. */
  all: number;
  /** The thread that the address points to; empty where it is gone, null where it points to none. */
  linked: Comment[] | null;
};

/** What the page hands to everything that has to do with comments; `found` is on its way. */
export type CommentsRead = {
  found: Promise<{ ok: true; data: FoundComments } | { ok: false; problem: ActionProblem }>;
  offer: CommentsOffer;
};
