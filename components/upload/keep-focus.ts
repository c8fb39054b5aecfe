import type { MouseEvent } from "react";
import { MAIN_ID } from "@/components/layout/skip-link";

/**
 * For a button that may go with its own click. The focus would be lost with it, and the keyboard would start again at
 * the top of the page: it stays at the section around the button, or at the page where that goes too.
 */
export function keepFocus({ currentTarget }: MouseEvent<HTMLElement>): void {
  const section = currentTarget.closest<HTMLElement>("section");
  setTimeout(() => {
    if (document.activeElement !== document.body) return;
    const place = section?.isConnected ? section : document.getElementById(MAIN_ID);
    place?.focus({ preventScroll: true });
  });
}
