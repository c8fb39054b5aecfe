import Link from "next/link";
import { Button } from "@/components/ui/button";

/** For members who follow a link that is meant for somebody else. */
export function AlreadyMember({ org }: { org: { handle: string; alias: string | null } }) {
  const name = org.alias ?? org.handle;
  return (
    <div className="space-y-4 text-center">
      <p>You are a member of {name} already. The invitation is still good: send it to the person it is for.</p>
      <Button asChild variant="primary" size="lg" className="w-full">
        <Link href={`/${org.handle}`}>
          <span className="truncate">Go to {name}</span>
        </Link>
      </Button>
    </div>
  );
}
