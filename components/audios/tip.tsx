"use client";

import { Tooltip } from "radix-ui";
import { type MouseEvent, type ReactNode, useState } from "react";

type TipProps = {
  /** What is said; it becomes the description of the child. */
  words: ReactNode;
  /** One button or link. */
  children: ReactNode;
};

const DELAY_MS = 200;

/** Words that appear beside a control while the mouse or the focus is on it, and where it is a button, at a touch. */
export function Tip({ words, children }: TipProps) {
  const [isOpen, setIsOpen] = useState(false);

  // The primitive closes at a click, and a touch is nothing else to it. A link goes where it leads.
  function keepOpen(event: MouseEvent): void {
    if (!(event.currentTarget instanceof HTMLButtonElement)) return;
    event.preventDefault();
    setIsOpen(true);
  }

  return (
    <Tooltip.Provider delayDuration={DELAY_MS}>
      <Tooltip.Root open={isOpen} onOpenChange={setIsOpen}>
        <Tooltip.Trigger asChild onClick={keepOpen}>
          {children}
        </Tooltip.Trigger>
        {/* No portal: what is said belongs to the part of the page that it is about. */}
        <Tooltip.Content
          data-slot="tip"
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-w-72 animate-fade whitespace-normal text-pretty rounded-md bg-popover px-3 py-2 text-left font-normal text-popover-foreground text-xs shadow-popover"
        >
          {words}
        </Tooltip.Content>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
