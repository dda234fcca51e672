import type { Actor } from "@seamark/auth";
import { type AgencyKind, partyColumns } from "@seamark/policy";
import type { WrappedKey } from "@seamark/sealing";
import { type Decision, faultsWhere, refuse } from "@seamark/service";
import { fileOpened } from "../../events.ts";
import { insertFile } from "../../store/files.ts";
import type { Role, TracingFile } from "../file.ts";

type Opening = {
	title: string;
	basis: { kind: TracingFile["basis"]["kind"]; id?: string };
	lead?: string;
	partners?: string[];
};

/** Who works on a tracing file is a financial intelligence unit, and so are its partners. Who asked for it only reads. */
export const decideOpenTracingFile = (
	{ title, basis, lead, partners = [] }: Opening,
	o: {
		actor: Actor;
		kind: AgencyKind;
		/** Kind of an agency that is active; undefined for any other. */
		kindOf: (agency: string) => AgencyKind | undefined;
		id: string;
		at: number;
		key: WrappedKey;
	},
): Decision => {
	const { actor, id } = o;
	const isUnit = o.kind === "fiu";
	const leadId = lead ?? (isUnit ? actor.agencyId : "");
	const worksOnMoney = (agency: string) => o.kindOf(agency) === "fiu";
	const faults = faultsWhere(
		[title.trim() === "", "/title", "says nothing: write a few words"],
		[basis.kind !== "unit" && basis.id === undefined, "/basis/id", "is missing: say which case or request it is"],
		[basis.kind === "unit" && basis.id !== undefined, "/basis/id", "belongs to a case or a request alone"],
		[
			basis.kind === "unit" && !isUnit,
			"/basis/kind",
			"is for financial intelligence units: name the case or the request",
		],
		[leadId === "", "/lead", "is missing: name the financial intelligence unit that works on it"],
		[leadId !== "" && !worksOnMoney(leadId), "/lead", "is no financial intelligence unit of this hub"],
		[
			partners.some((one) => !worksOnMoney(one)),
			"/partners",
			"names an agency that is no financial intelligence unit of this hub",
		],
		[partners.includes(leadId), "/partners", "names the unit that leads"],
	);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const parties: { agency: string; role: Role }[] = [
		{ agency: leadId, role: "lead" },
		...partners.map((agency) => ({ agency, role: "partner" as const })),
		...([leadId, ...partners].includes(actor.agencyId) ? [] : [{ agency: actor.agencyId, role: "asker" as const }]),
	];
	const openedAt = new Date(o.at).toISOString();
	const answer: TracingFile = {
		id,
		title,
		basis: { kind: basis.kind, id: basis.id ?? null },
		parties,
		transfers: 0,
		openedAt,
		closedAt: null,
		version: 1,
	};
	const row = {
		id,
		title,
		basis: basis.kind,
		basis_id: basis.id ?? null,
		opened_at: openedAt,
		by_post: actor.postId,
		key_id: o.key.keyId,
		wrapped: Buffer.from(o.key.wrapped).toString("hex"),
		...partyColumns({ parties }),
	};
	return {
		writes: [{ statement: insertFile, row }],
		events: [fileOpened(actor, { fileId: id, basis: basis.kind, basisId: basis.id ?? "", leadId })],
		answer,
	};
};
