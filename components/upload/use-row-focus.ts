"use client";

import { type FocusEvent, useLayoutEffect, useRef } from "react";

/**
 * For a row whose controls come and go with its stage: a focus that would be lost with one of them stays in the row.
 * Give the result to the row, with `tabIndex={-1}`.
 */
export function useRowFocus<E extends HTMLElement>() {
  const ref = useRef<E>(null);
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    // A control that is taken away tells nobody that it had the focus.
    if (hasFocus.current && document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  });
  return {
    ref,
    onFocus() {
      hasFocus.current = true;
    },
    onBlur({ currentTarget, relatedTarget }: FocusEvent<E>) {
      hasFocus.current = currentTarget.contains(relatedTarget);
    },
  };
}
