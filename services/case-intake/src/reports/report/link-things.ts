import type { Actor, Directory } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import type { Change, NewEvent } from "@seamark/log";
import { caseRecordChanged } from "../../events.ts";
import { excludedFaults, keysOf, linksTo } from "../../links/entity/new-link.ts";
import { insertReportedLink, type Key, type KnownEntity } from "../../store/links.ts";
import type { ReportState } from "./state.ts";
import { linksOf, type SaidThing, type Unlinked } from "./things.ts";

/** What it takes to link the things of a report, as it was read. */
export type Linking = {
	/** Country of the reporter: a number was written as they write it there. */
	home: string;
	agencies: Pick<Directory, "agency">;
	/** Those of the things that the agency has, and what they are in the case. */
	known: readonly KnownEntity[];
	hubKey: Uint8Array;
};

/** By what the things of a report are found among those of the agency. */
export const keysOfThings = ({ content, country }: ReportState, home: string): Pick<Key, "kind" | "key">[] => {
	const named = linksOf(content, country, [], home);
	if ("faults" in named) return [];
	return named.links.flatMap((link) => keysOf(link, home).map((key) => ({ kind: link.kind, key })));
};

export type Linked = { writes: Change["writes"]; events: NewEvent[]; links: number; unlinked: Unlinked[] };

/** What a report names, as part of the change that puts it to a case, or everything that the desk said wrong. */
export const linkThings = (
	report: ReportState,
	said: readonly SaidThing[],
	{ home, agencies, known, hubKey }: Linking,
	{ caseId, actor, at }: { caseId: string; actor: Actor; at: number },
): Linked | { faults: Fault[] } => {
	const things = linksOf(report.content, report.country, said, home);
	const faults = [
		...("faults" in things ? things.faults : []),
		...said.flatMap(({ excluded }, n) => excludedFaults(agencies, report.agency, excluded, `/things/${n}/excluded`)),
	];
	if ("faults" in things || faults.length > 0) return { faults };
	const by = { caseId, agency: report.agency, country: home, post: actor.postId, at, hubKey };
	const links = things.links.flatMap((link) =>
		linksTo(link, known, insertReportedLink, by).map(({ entityId, writes }) => {
			const roles = known.find(({ id }) => id === entityId)?.roles ?? [];
			return { link, entityId, writes, again: roles.includes(link.role), known: roles.length > 0 };
		}),
	);
	// What the case has in some role is not linked once more for being named.
	const added = links.filter((one) => !one.again && !(one.known && one.link.role === "other"));
	const again = links.filter((one) => one.again && one.link.role !== "other");
	return {
		writes: added.flatMap(({ writes }) => writes),
		events: added.map(({ entityId }) =>
			caseRecordChanged({ caseId, actor, record: "entity", recordId: entityId, change: "added" }),
		),
		links: added.length,
		unlinked: [
			...things.unlinked,
			...again.map(({ link: { kind, value } }) => ({
				kind,
				value,
				reason: "the case has it in this role already, and the link was left as it is",
			})),
		],
	};
};
