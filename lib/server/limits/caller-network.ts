import { isIPv6 } from "node:net";

/** What a proxy tells us may be no address; what we count by stays short. */
const MAX_LENGTH = 100;

/**
 * What callers without a token are counted by: their address, or the /64 of an IPv6 one, as whoever has one address of
 * it has them all. An IPv4 address in the form of IPv6 stays one address; what is no address stays as it is.
 */
export function callerNetwork(address: string): string {
  const plain = address.replace(/%.*$/, "").toLowerCase();
  if (!isIPv6(plain) || plain.includes(".")) return address.slice(0, MAX_LENGTH);
  const [head = [], tail = []] = plain.split("::").map((half) => half.split(":").filter(Boolean));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => "0");
  const groups = [...head, ...zeros, ...tail].map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.slice(0, 4).join(":")}::/64`;
}
