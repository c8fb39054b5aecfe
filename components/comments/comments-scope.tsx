import type { ComponentProps, ReactNode } from "react";
import { CommentsProvider } from "@/components/comments/comments-context";

type Given = ComponentProps<typeof CommentsProvider>;

type CommentsScopeProps = Omit<Given, "view" | "read" | "children"> & {
  /** Null where nothing can be said of the audio: its server has no comments, or there is nothing to hear. */
  comments: Pick<Given, "view" | "read"> | null;
  children: ReactNode;
};

/** Around what has to do with the comments on an audio, where there can be any. */
export function CommentsScope({ comments, children, ...rest }: CommentsScopeProps) {
  if (!comments) return children;
  return (
    <CommentsProvider {...rest} {...comments}>
      {children}
    </CommentsProvider>
  );
}
