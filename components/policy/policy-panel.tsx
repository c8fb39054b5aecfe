import type { SpaceAddress } from "@/components/audios/audio-path";
import type { PolicyActions, ReadPolicy } from "@/components/policy/policy-actions";
import { PolicyEditor } from "@/components/policy/policy-editor";
import { RuleList } from "@/components/policy/rule-list";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";

type PolicyPanelProps = {
  place: SpaceAddress;
  read: ReadPolicy;
  /** Null for whoever may read it alone. */
  actions: PolicyActions | null;
};

/** What the space asks of files. */
export function PolicyPanel({ place, read, actions }: PolicyPanelProps) {
  return (
    <Panel title="Acceptance policy" aside={<Version {...read.policy} />}>
      <div className="space-y-4">
        <p className="text-pretty text-muted-foreground text-sm">
          What a recording must be. Each audio shows what the policy proposes for it; the decision stays with people.
        </p>
        {actions ? <PolicyEditor {...{ place, read, actions }} /> : <RuleList rules={read.policy.rules} />}
      </div>
    </Panel>
  );
}

function Version({ version, updatedAt, updatedBy }: ReadPolicy["policy"]) {
  if (!updatedAt) return null;
  return (
    <p className="text-muted-foreground text-xs">
      Version {version}, <RelativeTime dateTime={updatedAt} renderedAtMs={Date.now()} />
      {updatedBy ? ` by ${updatedBy.alias ?? updatedBy.handle}` : ""}
    </p>
  );
}
