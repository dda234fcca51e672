import type { Fault } from "@seamark/errors";
import { changedValues, type FieldValues } from "../../fields/field/values.ts";
import { jurisdictions, protocolCode } from "../../persons/classify/jurisdictions.ts";
import type { CaseState } from "../../store/cases.ts";
import type { FieldDefinition } from "../../store/fields.ts";
import { jurisdictionFaults } from "./jurisdiction.ts";

export type NewCase = { title: string; summary?: string; jurisdiction?: string; custom?: FieldValues };

/** Who opens it, under which id, and when. */
export type OpenedBy = { who: { agency: string; country: string; post: string }; id: string; at: number };

/** A new case of an agency, or all that is wrong with it. Its reference is given out when it is stored. `fields`: the agency's own fields of cases. */
export const newCase = (
	{ title, summary = "", jurisdiction, custom }: NewCase,
	fields: readonly FieldDefinition[],
	{ who, id, at }: OpenedBy,
): { one: CaseState } | { faults: Fault[] } => {
	const filled = changedValues({}, custom ?? {}, fields, "/custom");
	const faults = [...jurisdictionFaults(jurisdiction), ...("faults" in filled ? filled.faults : [])];
	if ("faults" in filled || faults.length > 0) return { faults };
	const own = jurisdictions.has(who.country) ? who.country : protocolCode;
	const now = new Date(at).toISOString();
	return {
		one: {
			id,
			agency: who.agency,
			reference: "",
			title,
			summary,
			status: "open",
			jurisdiction: jurisdiction ?? own,
			openedAt: now,
			openedByPost: who.post,
			changedAt: now,
			closedAt: null,
			closeReason: null,
			erasedAt: null,
			erasure: null,
			version: 1,
			custom: filled.values,
		},
	};
};
