import type { Comment } from "@/lib/contract/comment";
import { toCommentParts } from "@/lib/domain/comments/comment-text";

/** What a comment says, with whom it calls and what it links to. */
export function CommentText({ text, mentions }: Pick<Comment, "text" | "mentions">) {
  return (
    <p className="whitespace-pre-wrap break-words">
      {toCommentParts(text, mentions).map((part, index) => {
        if (part.kind === "text") return part.text;
        if (part.kind === "link")
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a text has no name but its place in it.
            <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow" className="underline">
              {part.text}
            </a>
          );
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <span key={index} data-slot="mention" className="rounded-sm bg-primary/10 px-0.5 font-medium text-primary">
            {part.text}
          </span>
        );
      })}
    </p>
  );
}
