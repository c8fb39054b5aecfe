import { Panel } from "@/components/ui/panel";
import { roleDescriptions, roles } from "@/lib/domain/permissions";

/** What each role is for. */
export function RoleGuide() {
  return (
    <Panel title="What the roles may do">
      <dl className="-my-2 divide-y text-sm">
        {roles.map((role) => (
          <div key={role} className="grid gap-x-4 py-2 sm:grid-cols-[6rem_1fr]">
            <dt className="font-medium">{role}</dt>
            <dd className="text-muted-foreground">{roleDescriptions[role]}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
