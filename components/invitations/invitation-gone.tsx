import { MailX } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

/** What stands at the address of an invitation that was used, taken back, has expired, or never was. */
export function InvitationGone() {
  return (
    <Card className="flex w-full max-w-md flex-col items-center px-6 py-12 text-center">
      <span className="mb-4 grid size-11 place-items-center rounded-full border bg-muted text-muted-foreground">
        <MailX aria-hidden="true" className="size-5" />
      </span>
      <h1 className="text-balance font-semibold text-lg tracking-tight">This invitation does not work any more</h1>
      <p className="mt-2 max-w-sm text-pretty text-muted-foreground">
        Each is for one person and for a week. It was used, taken back, or is over; or the address was cut short on its
        way to you. Ask whoever sent it for a new one.
      </p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <Button asChild variant="primary">
          <Link href="/">Go to your spaces</Link>
        </Button>
      </div>
    </Card>
  );
}
