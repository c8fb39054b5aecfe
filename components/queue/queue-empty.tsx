import { CircleCheck, Inbox, type LucideIcon, Scale, SearchX } from "lucide-react";
import Link from "next/link";
import type { QueueProps } from "@/components/queue/queue-list";
import { isNarrowedQueue, type QueueTab, toQueueHref, usualQueue } from "@/components/queue/queue-view";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { may, whyNot } from "@/lib/domain/permissions";

const words: Record<QueueTab, { icon: LucideIcon; title: string; text: string; other: QueueTab | null }> = {
  mine: {
    icon: Inbox,
    title: "Nothing is yours to review",
    text: "Take audios from those that are nobody's, or wait until somebody assigns you some. A lease that has ended gives them back.",
    other: "unassigned",
  },
  unassigned: {
    icon: CircleCheck,
    title: "Nothing waits for you",
    text: "Every audio is somebody's already, or decided, or you have decided on it and others are still to.",
    other: "undecided",
  },
  disputed: {
    icon: Scale,
    title: "No disputes",
    text: "An audio is here when people who decided on it do not agree.",
    other: null,
  },
  undecided: {
    icon: CircleCheck,
    title: "All is decided",
    text: "An audio is here from the moment it can be heard until as many people have decided on it as the space asks for.",
    other: null,
  },
};

/** Why a queue shows nothing. */
export function QueueEmpty({ address, view, role }: Pick<QueueProps, "address" | "view" | "role">) {
  if (view.page > 1 || isNarrowedQueue(view)) {
    return (
      <EmptyState
        icon={SearchX}
        title={view.page > 1 ? "This page of the queue is empty" : "Nothing matches"}
        actions={
          <Button asChild>
            <Link href={toQueueHref(address, { ...usualQueue, queue: view.queue })}>Show the whole queue</Link>
          </Button>
        }
      >
        <p>{view.page > 1 ? "The queue has become shorter since." : "Nothing in this queue fits what you look for."}</p>
      </EmptyState>
    );
  }
  const { icon, title, text, other } = words[view.queue];
  return (
    <EmptyState
      icon={icon}
      title={title}
      actions={
        other ? (
          <Button asChild>
            <Link href={toQueueHref(address, { ...usualQueue, queue: other })}>
              {other === "unassigned" ? "Show what is nobody's" : "Show all undecided"}
            </Link>
          </Button>
        ) : null
      }
    >
      <p>{may(role, "review") || view.queue !== "mine" ? text : whyNot(role, "review")}</p>
    </EmptyState>
  );
}
