"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";

type FileButtonProps = {
  children: string;
  /** The accessible name, where the words on it do not say of what; it begins with them. */
  name?: string;
  isMultiple?: boolean;
  onChoose: (files: File[]) => void;
};

/** A button that asks for files. */
export function FileButton({ children, name, isMultiple = false, onChoose }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="sm" className="max-sm:h-11" aria-label={name} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={isMultiple}
        onChange={({ target }) => {
          onChoose(Array.from(target.files ?? []));
          // The same file can be chosen once more.
          target.value = "";
        }}
      />
    </>
  );
}
