import { expect, it } from "vitest";
import { callerNetwork } from "./caller-network.ts";

it.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "::ffff:192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002:ffff::", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:db8::9", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["::", "0:0:0:0::/64"],
  ["unknown", "unknown"],
  ["", ""],
  ["x".repeat(5000), "x".repeat(100)],
  ["2001:db8::9::1", "2001:db8::9::1"],
  ["not%an:address", "not%an:address"],
])("counts %s as %s", (address, network) => expect(callerNetwork(address)).toBe(network));
