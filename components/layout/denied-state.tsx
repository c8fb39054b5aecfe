import { EyeOff } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

/** What stands at every address that is empty or closed. It must not tell which of the two it is. `children` are further ways on. */
export function DeniedState({ children }: { children?: ReactNode }) {
  return (
    <Card className="mx-auto mt-6 flex max-w-lg flex-col items-center px-6 py-12 text-center sm:mt-16">
      <span className="mb-4 grid size-11 place-items-center rounded-full border bg-muted text-muted-foreground">
        <EyeOff aria-hidden="true" className="size-5" />
      </span>
      <h1 className="text-balance font-semibold text-lg tracking-tight">
        This page does not exist, or it is not yours to see
      </h1>
      <p className="mt-2 max-w-sm text-pretty text-muted-foreground">
        Check the address. If someone sent it to you, ask them to let you in, or sign in with the account they shared it
        with.
      </p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <Button asChild variant="primary">
          <Link href="/">Go to your spaces</Link>
        </Button>
        <Button asChild>
          <Link href="/sign-in?switch=1">Sign in as someone else</Link>
        </Button>
        {children}
      </div>
    </Card>
  );
}
