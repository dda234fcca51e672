import type { Actor, Directory } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { thingFault } from "@seamark/values";
import { caseRecordChanged } from "../../events.ts";
import type { CaseState } from "../../store/cases.ts";
import { insertLink, type KnownEntity } from "../../store/links.ts";
import { excludedFaults, linksTo, type NewLink } from "../entity/new-link.ts";

/** The case, and what the agency knows already of things that are compared alike. */
export type Linkable = { of: CaseState; known: readonly KnownEntity[] };

/** A thing becomes a thing of the case, in one role; in the same role it is linked once. A text may name several. */
export const decideLinkEntity = (
	{ of, known }: Linkable,
	link: NewLink,
	by: { actor: Actor; country: string; at: number; hubKey: Uint8Array; agencies: Pick<Directory, "agency"> },
): Decision => {
	const { actor, country, at, hubKey } = by;
	const fault = thingFault(link.kind, link.value);
	const faults = [
		...(fault ? [{ at: "/value", message: fault }] : []),
		...excludedFaults(by.agencies, of.agency, link.excluded),
	];
	if (faults.length > 0) return refuse("REFUSED", faults);
	const links = linksTo(link, known, insertLink, {
		caseId: of.id,
		agency: of.agency,
		country,
		post: actor.postId,
		at,
		hubKey,
	});
	const isThere = (id: string) => known.some((one) => one.id === id && one.roles.includes(link.role));
	const fresh = links.filter(({ entityId }) => !isThere(entityId));
	if (fresh.length === 0) return refuse("CONFLICT", [], "The case has this link already.");
	const [first, ...more] = links.map(({ entityId, key }) => ({ entityId, key }));
	return {
		writes: fresh.flatMap(({ writes }) => writes),
		events: fresh.map(({ entityId }) =>
			caseRecordChanged({ caseId: of.id, actor, record: "entity", recordId: entityId, change: "added" }),
		),
		answer: { ...first, ...(more.length > 0 ? { more } : {}) },
	};
};
