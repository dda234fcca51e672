import type { Actor } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Change, NewEvent } from "@seamark/log";
import type { Principal } from "@seamark/policy";
import type { Deps } from "../../deps.ts";
import { caseRecordChanged } from "../../events.ts";
import { keyOf } from "../../links/entity/key.ts";
import { excludedFaults, linkTo } from "../../links/entity/new-link.ts";
import { findEntities, insertReportedLink } from "../../store/links.ts";
import { readAs } from "../../store/read.ts";
import type { ReportState } from "../report/state.ts";
import { linksOf, type SaidThing, type Unlinked } from "./things.ts";

/** What a report names, as part of the change that takes it in. Throws REFUSED with everything that the desk said wrong. */
export const linkThings = async (
	{ context, directory }: Deps,
	who: Principal,
	report: ReportState,
	o: { caseId: string; said: readonly SaidThing[]; actor: Actor; at: number },
): Promise<{ writes: Change["writes"]; events: NewEvent[]; links: number; unlinked: Unlinked[] }> => {
	const { caseId, said, actor, at } = o;
	// A number was written as they write it where the reporter is.
	const home = directory.current().agency(report.fromAgency)?.country ?? who.country;
	const things = linksOf(report.content, report.country, said, home);
	const faults = said.flatMap(({ excluded }, n) =>
		excludedFaults(directory.current(), who.agency, excluded, `/things/${n}/excluded`),
	);
	if ("faults" in things) throw new HubError("REFUSED", { faults: [...things.faults, ...faults] });
	if (faults.length > 0) throw new HubError("REFUSED", { faults });
	const keys = things.links.map((link) => ({ kind: link.kind, key: keyOf(link, home) }));
	const known = await readAs(context.pool, who, at, (tx) => findEntities(tx, keys, caseId));
	const by = { caseId, agency: report.agency, country: home, post: who.post, at, hubKey: context.hubKey };
	const links = things.links.map((link) => {
		const { entityId, writes } = linkTo(link, known, insertReportedLink, by);
		const roles = known.find(({ id }) => id === entityId)?.roles ?? [];
		return { link, entityId, writes, again: roles.includes(link.role), known: roles.length > 0 };
	});
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
