import type { SpaceAddress } from "@/components/audios/audio-path";
import type { ReadReviewSettings, SaveReviewSettings } from "@/components/review/review-settings-actions";
import { ReviewSettingsEditor } from "@/components/review/review-settings-editor";
import { toRuleSentences } from "@/components/review/review-settings-words";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";

type ReviewSettingsPanelProps = {
  place: SpaceAddress;
  read: ReadReviewSettings;
  /** Null for whoever may read it alone. */
  save: SaveReviewSettings | null;
};

/** How the space decides on its audios. */
export function ReviewSettingsPanel({ place, read, save }: ReviewSettingsPanelProps) {
  const { settings } = read;
  const { updatedAt, updatedBy } = settings;
  return (
    <Panel
      title="Reviews"
      aside={
        updatedAt ? (
          <p className="text-muted-foreground text-xs">
            Changed <RelativeTime dateTime={updatedAt} renderedAtMs={Date.now()} />
            {updatedBy ? ` by ${updatedBy.alias ?? updatedBy.handle}` : ""}
          </p>
        ) : null
      }
    >
      {save ? <ReviewSettingsEditor {...{ place, read, save }} /> : <Rules {...settings} />}
    </Panel>
  );
}

function Rules(settings: ReadReviewSettings["settings"]) {
  return (
    <div className="space-y-3 text-sm">
      <ul className="list-disc space-y-1 pl-5">
        {toRuleSentences(settings).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {settings.reasons.length > 0 ? (
        <ul aria-label="Reasons for not accepting an audio" className="flex flex-wrap gap-1.5">
          {settings.reasons.map(({ handle, label }) => (
            <li key={handle}>
              <Badge>{label}</Badge>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
