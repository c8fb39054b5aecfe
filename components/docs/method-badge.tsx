import { Badge } from "@/components/ui/badge";

const tones: Record<string, "primary" | "success" | "warning" | "destructive"> = {
  GET: "primary",
  HEAD: "primary",
  POST: "success",
  DELETE: "destructive",
};

/** The method of an operation; what reads, makes, changes and takes away differ in colour. */
export function MethodBadge({ method }: { method: string }) {
  return (
    <Badge tone={tones[method] ?? "warning"} className="w-17 justify-center rounded-md font-mono">
      {method}
    </Badge>
  );
}
