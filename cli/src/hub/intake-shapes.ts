// Shapes of case intake as the command line reads them. As in api.ts, nothing is trusted to be there.

import type { Ages } from "../terminal/words.ts";
export type Days = { from?: string; to?: string };

export type PersonHead = {
	id: string;
	pseudonym?: string;
	identified?: boolean;
	roles?: string[];
	identification?: string;
	sex?: string;
	age?: Ages;
	nationality?: string[];
	heldCountry?: string | null;
	classification?: string | null;
	version: number;
};

export type Person = PersonHead & {
	caseId?: string | null;
	suspicion?: { offence?: string; ground?: string; relation?: string } | null;
	protectedAs?: string[];
	ageBand?: string;
	flags?: string[];
	assessmentVersion?: number;
	screening?: { outcome?: string; at?: string; reopened?: boolean } | null;
	returned?: {
		kind?: string;
		toCountry?: string;
		happenedOn?: string | null;
		at?: string;
		breaches?: { message?: string }[];
	} | null;
	mergedInto?: string | null;
};

/** What the rules made of the facts. Sentences, laws and indicators in words are there where the hub tells them. */
export type Assessed = {
	classification?: string;
	trafficking?: string;
	smuggling?: string;
	byProtocol?: { classification?: string };
	child?: string;
	explanation?: {
		rule?: string;
		says?: string;
		value?: string | null;
		read?: Record<string, string>;
		title?: string;
		sentence?: string;
		law?: string[];
	}[];
	missing?: { question?: string; decides?: string[]; indicators?: string[]; seen?: string[] }[];
	jurisdiction?: string;
	rulesVersion?: string;
};

export type Note = {
	id: string;
	personId?: string | null;
	version: number;
	text?: string;
	writtenAt?: string;
	byPost?: string;
};

/** A field of the agency's own. */
export type Field = {
	record?: string;
	name?: string;
	type?: string;
	label?: string;
	choices?: string[];
	version: number;
	status?: string;
};
