"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";

const TYPING_PAUSE_MS = 250;

/**
 * Goes to another view of the same page, at once or when the typing pauses. The old view stays on the screen until the
 * new one is there; `isPending` meanwhile.
 */
export function useHrefChange() {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams().toString();
  const [isPending, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const go = (href: string) => {
    clearTimeout(timer.current);
    const here = search ? `${path}?${search}` : path;
    if (href !== here) startTransition(() => router.replace(href, { scroll: false }));
  };
  const goSoon = (toHref: () => string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go(toHref()), TYPING_PAUSE_MS);
  };
  return { isPending, go, goSoon };
}
