import type { Directory } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import type { Change } from "@seamark/log";
import { keysOfThing, protectionKeys } from "@seamark/values";
import { digestsOf } from "@seamark/values/digests";
import type { EntityKind } from "../../codes/cases.ts";
import type { LinkRole } from "../../codes/links.ts";
import { keyedId } from "../../ids.ts";
import { insertEntity, type insertLink, type KnownEntity } from "../../store/links.ts";

/** A thing that is to be linked to a case, as it was written. */
export type NewLink = {
	kind: EntityKind;
	value: string;
	/** ISO 3166-1 alpha-2; empty when none was given. */
	country: string;
	role: LinkRole;
	/** Agencies that never get a hit on it in the case. */
	excluded: readonly string[];
};

/** `country`: of the one who wrote the thing down, by whose ways it was written where it says none. */
export type LinkedBy = {
	caseId: string;
	agency: string;
	country: string;
	post: string;
	at: number;
	hubKey: Uint8Array;
};

/** What a thing that may say its country itself is compared by; `home` is that of the one who wrote it down. */
export const keysOf = ({ kind, value, country }: Pick<NewLink, "kind" | "value" | "country">, home: string): string[] =>
	keysOfThing(kind, value, country || home);

/** A link's rows, and the id of its thing: all who link a new thing at once give it the same one. */
export type Linked = { entityId: string; key: string; writes: Change["writes"] };

/** One for each value that the text holds. */
export const linksTo = (
	link: NewLink,
	known: readonly KnownEntity[],
	statement: typeof insertLink,
	by: LinkedBy,
): Linked[] => keysOf(link, by.country).map((key) => linkTo(link, key, known, statement, by));

const linkTo = (
	{ kind, value, country, role, excluded }: NewLink,
	key: string,
	known: readonly KnownEntity[],
	statement: typeof insertLink,
	by: LinkedBy,
): Linked => {
	const { agency, post } = by;
	const before = known.find((one) => one.kind === kind && one.key === key && one.country === country);
	const entityId = before?.id ?? keyedId(by.hubKey, `entity of ${agency}: ${kind} ${country} ${key}`);
	const at = new Date(by.at).toISOString();
	const thing = { agency, kind, key, qualifier: country, value };
	const digests = digestsOf(by.hubKey, agency, [...protectionKeys(value, country || by.country), key]);
	return {
		entityId,
		key,
		writes: [
			{ statement: insertEntity, row: { ...thing, id: entityId, digests, created_at: at, created_by_post: post } },
			{ statement, row: { ...thing, case_id: by.caseId, role, excluded, linked_at: at, by_post: post } },
		],
	};
};

/** Whom a link can be kept from: other agencies of the hub. */
export const excludedFaults = (
	known: Pick<Directory, "agency">,
	own: string,
	excluded: readonly string[] = [],
	at = "/excluded",
): Fault[] =>
	excluded.flatMap((id, n) =>
		id === own || !known.agency(id)
			? [{ at: `${at}/${n}`, message: id === own ? "is your own agency" : "is no agency of the hub" }]
			: [],
	);
