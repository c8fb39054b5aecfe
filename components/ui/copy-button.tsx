"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { copyText } from "@/lib/browser/copy-text";

type CopyButtonProps = {
  /** What is copied, such as "SHA-256": the button is named after it. */
  what: string;
  text: string;
};

const SHOWN_MS = 2000;

/** Copies a text and says so. */
export function CopyButton({ what, text }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  const Icon = isCopied ? Check : Copy;

  async function copy(): Promise<void> {
    if (!(await copyText(text))) {
      toast.error("Your browser did not let it be copied.", { description: text });
      return;
    }
    setIsCopied(true);
    toast.success(`${what.charAt(0).toUpperCase()}${what.slice(1)} copied.`);
    setTimeout(() => setIsCopied(false), SHOWN_MS);
  }

  return (
    <Button
      variant="ghost"
      size="icon-sm"
      className="-my-1.5 -mr-2 text-muted-foreground"
      aria-label={`Copy ${what}`}
      onClick={copy}
    >
      <Icon aria-hidden="true" />
    </Button>
  );
}
