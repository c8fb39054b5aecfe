import type { Metadata } from "next";
import { updateProfile } from "@/app/(workspace)/settings/actions";
import { PageHeader } from "@/components/layout/page-header";
import { ProfileForm } from "@/components/settings/profile-form";
import { Card, CardContent } from "@/components/ui/card";
import { requireApi } from "@/lib/web/api";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const api = await requireApi("/settings");
  const { handle, alias, email } = await api.call("getUser", {});
  return (
    <>
      <PageHeader title="Profile">Who you are to the people you work with.</PageHeader>
      <Card>
        <CardContent>
          <ProfileForm user={{ handle, alias, email }} save={updateProfile} />
        </CardContent>
      </Card>
    </>
  );
}
