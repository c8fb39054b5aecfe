import { ThumbsDown, ThumbsUp } from "lucide-react";
import type { MarkActions } from "@/components/audios/audio-actions";
import type { AudioAddress } from "@/components/audios/audio-path";
import { MarkEditor } from "@/components/audios/mark-editor";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Mark } from "@/lib/contract/audio";
import { may, type Role, whyNot } from "@/lib/domain/permissions";

/** The latest marks of everyone, how many there are, and the handle of who looks. */
export type AudioMarks = { items: Mark[]; total: number; viewer: string };

type MarkPanelProps = {
  address: AudioAddress;
  marks: Promise<AudioMarks>;
  /** The viewer's own in the space: who may not mark reads what others say. */
  role: Role;
  actions: MarkActions;
};

/** "Does it sound right?": my answer, and what others said. */
export async function MarkPanel({ address, marks, role, actions }: MarkPanelProps) {
  const { items, total, viewer } = await marks;
  const mayMark = may(role, "mark");
  const mine = mayMark ? items.find((mark) => mark.user.handle === viewer) : undefined;
  const others = items.filter((mark) => mark !== mine);
  const hidden = total - items.length;
  return (
    <Panel title="Does it sound right?">
      <div className="grid gap-6 md:grid-cols-2">
        {mayMark ? (
          <MarkEditor
            key={address.audio}
            address={address}
            initial={mine ? { verdict: mine.verdict, note: mine.note } : null}
            actions={actions}
          />
        ) : (
          <p className="text-muted-foreground text-sm">{whyNot(role, "mark")}</p>
        )}
        <div className="space-y-3 text-sm">
          <h3 className="font-medium">{mayMark ? "What others say" : "What people say"}</h3>
          {others.length === 0 ? (
            <p className="text-muted-foreground">
              {mayMark ? "Nobody else has marked it yet." : "Nobody has marked it yet."}
            </p>
          ) : (
            <ul className="space-y-3">
              {others.map((mark) => (
                <OtherMark key={mark.user.handle} mark={mark} />
              ))}
            </ul>
          )}
          {hidden > 0 && <p className="text-muted-foreground">And {hidden} more.</p>}
        </div>
      </div>
    </Panel>
  );
}

function OtherMark({ mark }: { mark: Mark }) {
  const isRight = mark.verdict === "right";
  const Icon = isRight ? ThumbsUp : ThumbsDown;
  return (
    <li className="flex gap-2.5">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${isRight ? "text-success" : "text-destructive"}`} />
      <div className="min-w-0">
        <p>
          <span className="font-medium">{mark.user.alias ?? mark.user.handle}</span>:{" "}
          {isRight ? "sounds right" : "does not sound right"}{" "}
          <RelativeTime
            dateTime={mark.updatedAt}
            renderedAtMs={Date.now()}
            className="whitespace-nowrap text-muted-foreground"
          />
        </p>
        {mark.note && <p className="whitespace-pre-wrap break-words text-muted-foreground">{mark.note}</p>}
      </div>
    </li>
  );
}
