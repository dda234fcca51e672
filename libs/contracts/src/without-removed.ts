import { BinaryReader, BinaryWriter } from "@bufbuild/protobuf/wire";
import { eventNames } from "./events.ts";
import { eventFields } from "./generated/event-fields.ts";

/**
 * What is taken out of a message: whole fields, and parts of the messages in fields. A field that events carried once and that
 * is reserved now held text of people. What was stored with it leaves without it, no matter how it leaves.
 */
type Removed = Map<number, "whole" | Removed>;

const removedOf = (name: string): Removed => {
	const { fields = [], reserved = [] } = eventFields[name] ?? {};
	const removed: Removed = new Map(reserved.map((number) => [number, "whole"]));
	for (const { number, type } of fields) {
		const within = eventFields[type] && removedOf(type);
		if (within && within.size > 0) removed.set(number, within);
	}
	return removed;
};

const prefix = "seamark.events.v1.";
const byType: ReadonlyMap<string, Removed> = new Map(
	eventNames.map((name) => [prefix + name, removedOf(name)] as const).filter(([, removed]) => removed.size > 0),
);

/** Types of events that may have been stored with a field that is taken out now. */
export const typesWithRemoved: readonly string[] = [...byType.keys()];

/** The payload without the fields that were taken out of its message since; the same bytes where it has none of them. */
export const withoutRemoved = ({ type, data }: { type: string; data: Uint8Array }): Uint8Array => {
	const removed = byType.get(type);
	if (!removed) return data;
	try {
		return strip(data, removed) ?? data;
	} catch {
		// No message of this type: nothing that the hub wrote, and evidence as it is.
		return data;
	}
};

/** Undefined where there is nothing to take out: nearly always, so nothing is written again before something was found. */
const strip = (data: Uint8Array, removed: Removed): Uint8Array | undefined => {
	const reader = new BinaryReader(data);
	let kept: BinaryWriter | undefined;
	/** Up to where what is left of the payload is in `kept`. */
	let done = 0;
	const replace = (from: number, by: (writer: BinaryWriter) => void) => {
		kept ??= new BinaryWriter();
		by(kept.raw(data.subarray(done, from)));
		done = reader.pos;
	};
	while (reader.pos < reader.len) {
		const start = reader.pos;
		const [number, wire] = reader.tag();
		const what = removed.get(number);
		if (what instanceof Map && wire === 2) {
			const stripped = strip(reader.bytes(), what);
			if (stripped) replace(start, (writer) => writer.tag(number, wire).bytes(stripped));
		} else {
			reader.skip(wire, number);
			if (what === "whole") replace(start, () => undefined);
		}
	}
	return kept?.raw(data.subarray(done)).finish();
};
