"use client";

import { useRouter } from "next/navigation";

/** Goes to another page and reads everything anew, the frame too: for when what one was looking at is no longer there. */
export function useMoveTo(): (href: string) => void {
  const router = useRouter();
  return (href) => {
    router.push(href);
    router.refresh();
  };
}
