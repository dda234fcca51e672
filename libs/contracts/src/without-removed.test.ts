import { BinaryWriter } from "@bufbuild/protobuf/wire";
import { expect, test } from "vitest";
import { decodeEvent, encodeEvent } from "./events.ts";
import { typesWithRemoved, withoutRemoved } from "./without-removed.ts";

const marker = "names the source";
const typeOf = (name: string) => `seamark.events.v1.${name}`;
const message = (number: number, within: Uint8Array) => new BinaryWriter().tag(number, 2).bytes(within).finish();
const text = (number: number, value: string) => new BinaryWriter().tag(number, 2).string(value).finish();
const joined = (...parts: Uint8Array[]) => Buffer.concat(parts);

/** A governed record as earlier releases wrote it: conditions of use between its other fields. */
const handling = joined(
	text(1, "red"),
	text(3, "H3"),
	text(5, marker),
	text(5, `${marker} too`),
	text(6, "2030-01-01"),
);
const governed = (field: number) => message(field, joined(text(1, "alert"), message(6, handling)));
const stored: Record<string, Uint8Array> = {
	AlertRaised: joined(text(1, "a"), governed(4)),
	AlertUpdated: joined(text(1, "a"), governed(4), governed(6)),
	AlertRecalled: joined(text(1, "a"), governed(4), text(6, marker)),
	DirectoryChanged: joined(text(2, "key"), text(6, marker)),
};

test("events that were stored with text of people leave without it, and with everything else", () => {
	expect([...typesWithRemoved].sort()).toEqual(Object.keys(stored).map(typeOf).sort());
	for (const [name, data] of Object.entries(stored)) {
		const event = { type: typeOf(name), data };
		const left = withoutRemoved(event);
		expect(Buffer.from(data).includes(marker), name).toBe(true);
		expect(Buffer.from(left).includes(marker), name).toBe(false);
		expect(decodeEvent({ ...event, data: left }), name).toEqual(decodeEvent(event));
	}
	const raised = decodeEvent({
		type: typeOf("AlertRaised"),
		data: withoutRemoved({ type: typeOf("AlertRaised"), data: stored.AlertRaised as Uint8Array }),
	});
	expect(raised?.payload).toMatchObject({
		governed: { record: "alert", handling: { tlp: "red", useCodes: ["H3"], expiresAt: "2030-01-01" } },
	});
});

test("what holds none of it, what is of another type and what is no message stays the same bytes", () => {
	const event = encodeEvent("AlertRaised", "a", {
		alertId: "a",
		governed: { record: "alert", handling: { tlp: "red" } },
	});
	expect(withoutRemoved(event)).toBe(event.data);
	for (const other of [
		{ type: typeOf("RecordsAccessed"), data: text(6, marker) },
		{ type: "seamark.events.v9.AlertRaised", data: stored.AlertRaised as Uint8Array },
		{ type: typeOf("AlertRaised"), data: new Uint8Array([0xff, 0x00, 0x80]) },
	])
		expect(withoutRemoved(other)).toBe(other.data);
});
