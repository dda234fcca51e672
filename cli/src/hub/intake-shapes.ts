// Shapes of case intake as the command line reads them. As in api.ts, nothing is trusted to be there.

import type { Ages } from "../terminal/words.ts";
export type Days = { from?: string; to?: string };

export type CaseHead = {
	id: string;
	reference?: string;
	title?: string;
	summary?: string;
	status?: string;
	jurisdiction?: string;
	openedAt?: string;
	closedAt?: string | null;
	closeReason?: string | null;
	version: number;
	persons?: number;
	confirmedVictims?: number;
	/** Values of the agency's own fields. */
	custom?: Record<string, unknown>;
};

type Happening = { kind?: string; occurredFrom?: string | null; occurredTo?: string | null; place?: string };

export type CaseAnswer = CaseHead & {
	byRole?: Record<string, number>;
	byIdentification?: Record<string, number>;
	byClassification?: Record<string, number>;
	incidents?: (Happening & { country?: string | null; personsFound?: number | null; note?: string })[];
	events?: (Happening & { country?: string | null })[];
	route?: {
		fromPlace?: string;
		fromCountry?: string | null;
		toPlace?: string;
		toCountry?: string | null;
		mode?: string;
		carrier?: string;
	}[];
	reports?: { id?: string; channel?: string; receivedAt?: string }[];
};

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

export type Duplicate = {
	personId?: string | null;
	pseudonym?: string | null;
	caseReference?: string | null;
	reportId?: string | null;
	roles?: string[] | null;
	age?: Ages;
	version?: number | null;
	score?: number;
	grounds?: { field?: string; asked?: string; found?: string; how?: string; moved?: boolean }[];
};

export type Charge = {
	id: string;
	personId?: string;
	offence?: string;
	statute?: string;
	chargedOn?: string | null;
	status?: string;
	version: number;
	stages?: { n?: number; stage?: string; reachedOn?: string | null; outcome?: string | null; note?: string }[];
};

/** A company, vehicle, vessel, phone... in a role of a case. */
export type Link = {
	entityId?: string;
	kind?: string;
	value?: string;
	key?: string;
	country?: string;
	role?: string;
	excluded?: string[];
	linkedAt?: string;
};

export type Note = {
	id: string;
	personId?: string | null;
	version: number;
	text?: string;
	writtenAt?: string;
	byPost?: string;
};

export type CaseFile = {
	id: string;
	personId?: string | null;
	name?: string;
	mediaType?: string;
	sha256?: string;
	size?: number;
	addedAt?: string;
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

export type Merging = { id: string; keptId?: string; mergedId?: string };
