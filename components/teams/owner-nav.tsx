import { TabLink, TabLinks } from "@/components/ui/tab-links";
import { may, type Role } from "@/lib/domain/permissions";

type OwnerNavProps = {
  owner: { type: "user" | "org"; handle: string; role: Role };
  current: "dashboard" | "members" | "settings";
};

/** The pages of an organization, or one's own. */
export function OwnerNav({ owner: { type, handle, role }, current }: OwnerNavProps) {
  const page = (name: OwnerNavProps["current"]) => (name === current ? "page" : null);
  return (
    <TabLinks aria-label={type === "org" ? "Organization" : "Your pages"}>
      <TabLink href={`/${handle}`} current={page("dashboard")}>
        Dashboard
      </TabLink>
      {type === "org" ? (
        <TabLink href={`/${handle}/members`} current={page("members")}>
          Members
        </TabLink>
      ) : null}
      {type === "org" && may(role, "manageOrg") ? (
        <TabLink href={`/${handle}/settings`} current={page("settings")}>
          Settings
        </TabLink>
      ) : null}
      {type === "user" ? (
        <TabLink href="/settings" current={null}>
          Settings
        </TabLink>
      ) : null}
    </TabLinks>
  );
}
