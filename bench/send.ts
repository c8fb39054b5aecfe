import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Delivery, Order } from "./sender.ts";

export type Sender = { send(order: Order): Promise<Delivery>; end(): void };

/** Starts the process that sends. Any answer but 201 is an error. */
export function startSender(): Sender {
  const child: ChildProcess = fork(path.join(import.meta.dirname, "sender.ts"));
  return {
    async send(order) {
      child.send(order);
      const [delivery] = (await Promise.race([once(child, "message"), died(child)])) as [Delivery];
      if (delivery.status !== 201) throw new Error(`${order.url} answered ${delivery.status}: ${delivery.answer}`);
      return delivery;
    },
    end: () => child.disconnect(),
  };
}

async function died(child: ChildProcess): Promise<never> {
  await once(child, "exit");
  throw new Error("The sender has ended: see what it printed.");
}
