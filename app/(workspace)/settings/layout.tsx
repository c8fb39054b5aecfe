import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { findUser } from "@/lib/web/find-user";
import { findOffer } from "@/lib/web/offer";

/** The frame of the settings. The pages guard themselves: a stranger is on the way to the sign-in page. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const user = await findUser();
  if (!user) return children;
  const { serves } = await findOffer();
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[11rem_minmax(0,1fr)]">
      <SettingsNav
        hasSecurity={serves("putPassword") || serves("listSessions")}
        hasUsers={user.admin && serves("listUsers")}
      />
      <div className="min-w-0 space-y-6">{children}</div>
    </div>
  );
}
