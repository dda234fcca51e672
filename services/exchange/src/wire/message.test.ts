import { exchangeApi } from "@seamark/contracts";
import { epochAfter, startOf } from "@seamark/link";
import { expect, test } from "vitest";
import { decodeSaid, encodeSaid, protocol, type Said } from "./message.ts";

const epoch = epochAfter("01".repeat(16));
const part = { epochs: [epoch], at: startOf(epoch), frames: [], backlog: 0, again: 0 };
const said: Said = {
	...{ hub: "https://a.example", instance: "02".repeat(16), count: 3 },
	...{ lanes: { urgent: part, normal: part }, signature: Buffer.alloc(64), waitMs: 0 },
};
/** The same message as another version of the protocol would write it. */
const spoken = (by: { protocol: number; protocolMin: number }, more = Buffer.alloc(0)) =>
	Buffer.concat([
		exchangeApi.SyncMessage.encode({ ...exchangeApi.SyncMessage.decode(encodeSaid(said)), ...by }).finish(),
		more,
	]);

test("property 15: a later version of the protocol that still speaks this one is understood, with fields that nobody here knows", () => {
	// Field 999, two bytes.
	const unknown = Buffer.from([0xba, 0x3e, 0x02, 0x01, 0x02]);
	expect(decodeSaid(spoken({ protocol: protocol + 1, protocolMin: protocol }, unknown))).toMatchObject({
		hub: said.hub,
		count: 3,
	});
	expect(decodeSaid(spoken({ protocol, protocolMin: 1 }))).toBeDefined();
	// The control: one that speaks it no more, or not yet, is no message.
	expect(decodeSaid(spoken({ protocol: protocol + 1, protocolMin: protocol + 1 }))).toBeUndefined();
	expect(decodeSaid(spoken({ protocol: 0, protocolMin: 0 }))).toBeUndefined();
});
