import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** The way to the audios of an identity; text alone where `href` is null, because the API has no list of them. */
export function IdentityLink({
  href,
  className,
  children,
}: {
  href: string | null;
  className?: string;
  children: ReactNode;
}) {
  if (href === null) return <span className={className}>{children}</span>;
  return (
    <Link href={href} className={cn("underline-offset-4 hover:underline", className)}>
      {children}
    </Link>
  );
}
