import { writeAmount } from "@seamark/values";
import type { StoredProperty } from "../../store/property.ts";
import { viewOf } from "../view.ts";

/** What the other side is told of property: what it is, where it is, under which order and until when. */
export const inWords = (one: StoredProperty, at: number): string => {
	const { stage, order, value } = viewOf(one.steps, at);
	const parts = [
		`${one.says} (${one.kind}, ${one.country}; ${one.role}): ${stage}.`,
		order &&
			`Order: ${order.kind}, ${order.authority}, ${order.reference}, until ${order.endsAt.slice(0, 10)}${order.ended ? " (ended)" : ""}.`,
		value &&
			`Value: ${writeAmount(value.now, value.currency)} ${value.currency}, as valued on ${value.at.slice(0, 10)}.`,
	];
	return parts.filter(Boolean).join(" ");
};
