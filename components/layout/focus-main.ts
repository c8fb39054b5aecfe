import { MAIN_ID } from "@/components/layout/skip-link";

/** For what takes the focus with it when it goes: otherwise the keyboard would start again at the top of the page. */
export function focusMain(): void {
  setTimeout(() => document.getElementById(MAIN_ID)?.focus({ preventScroll: true }));
}
