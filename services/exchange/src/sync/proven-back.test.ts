import { after, epochAfter, type Frame, startOf, takeBack } from "@seamark/link";
import { expect, test } from "vitest";
import { hubKeyOf } from "../keys/hub-key.ts";
import { headerBytes } from "../wire/frame.ts";
import { decodeSaid, encodeSaid, headsText, type Said, type SaidLane } from "../wire/message.ts";
import { withProvenBack } from "./proven-back.ts";

const [own, peer] = [hubKeyOf(Buffer.alloc(32, 1)), hubKeyOf(Buffer.alloc(32, 2))];
const [here, there] = ["https://a.example", "https://b.example"];
const epoch = epochAfter("01".repeat(16));
const start = startOf(epoch);
const recall: Frame = {
	header: headerBytes({ kind: "recall", subject: "01900000-0000-7000-8000-000000000001", version: 2 }),
};
const at = after(start, recall);

const saidWith = (o: {
	by: typeof own;
	from?: string;
	to?: string;
	urgent?: typeof at;
	normal?: typeof at;
	lane?: "urgent" | "normal";
}): Said => {
	const heads = headsText({
		from: o.from ?? here,
		to: o.to ?? there,
		at: { urgent: o.urgent ?? at, normal: o.normal ?? start },
	});
	const remembered = {
		...{ common: start, epochs: [epoch], at, frames: [recall] },
		...{ heads, signature: o.by.sign("heads", Buffer.from(heads)).toString("hex") },
	};
	const plain: SaidLane = { epochs: [epoch], at: start, frames: [], backlog: 0, again: 0 };
	const lane = o.lane ?? "urgent";
	const lanes = { urgent: plain, normal: plain, [lane]: { ...plain, remembered } };
	return { hub: there, instance: "02".repeat(16), count: 1, lanes, signature: Buffer.alloc(64), waitMs: 0 };
};
const backOf = (said: Said, lane: "urgent" | "normal" = "urgent") => {
	const read = decodeSaid(encodeSaid(said));
	return read && withProvenBack(read, { key: own.publicKey, from: here, to: there }).lanes[lane].remembered;
};

test("what this hub has signed once is taken back, over the wire too", () => {
	expect(backOf(saidWith({ by: own }))).toMatchObject({ at, frames: [recall] });
});

test("a recall that this hub never said is not taken back, though its hashes fit", () => {
	const log = { epochs: [epoch], end: start, hashAt: () => undefined, keptFrom: 1, covered: 0 };
	const forged = saidWith({ by: peer });
	const { remembered } = forged.lanes.urgent;
	if (!remembered) throw new Error("nothing is given back");
	expect(takeBack(log, remembered, "03".repeat(16))).toMatchObject({ told: [recall] });
	expect(backOf(forged)).toBeUndefined();
	// What this hub signed of another place, for another lane or to another hub is no proof either.
	expect(backOf(saidWith({ by: own, urgent: start }))).toBeUndefined();
	expect(backOf(saidWith({ by: own, lane: "normal" }), "normal")).toBeUndefined();
	expect(backOf(saidWith({ by: own, to: "https://c.example" }))).toBeUndefined();
	expect(backOf(saidWith({ by: own, from: there, to: here }))).toBeUndefined();
});
