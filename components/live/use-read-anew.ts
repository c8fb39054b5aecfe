"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { ping } from "@/lib/browser/upload/ask-server";

/**
 * Reads the page anew, unless the server is away: Next leaves a page whose refresh gets no
 * answer, and not every browser can keep it from that (`useStayHere`).
 */
export function useReadAnew(): () => void {
  const router = useRouter();
  return useCallback(() => void ping().then((isThere) => isThere && router.refresh()), [router]);
}
