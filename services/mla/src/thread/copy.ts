import { type Chains, type Copy, owedIn, runningClocks, start, type View, viewOf } from "@seamark/mla-thread";
import type { RequestRow } from "../store/requests.ts";

/** This side's copy of a thread, out of what is stored of it. */
export const copyOf = (row: RequestRow, chains: Chains): Copy => ({
	thread: row.id,
	side: row.side,
	authority: { requesting: row.requesting, requested: row.requested },
	chains,
	delivered: row.delivered,
	...(row.diverged ? { diverged: row.diverged } : {}),
});

/** A request before anything is said in it, on either side. */
export const newRequest = (
	named: Pick<RequestRow, "id" | "agency" | "side" | "requesting" | "requested" | "reference">,
	at: number,
): RequestRow => ({
	...named,
	otherReference: null,
	stage: "draft",
	state: start,
	clocks: {},
	delivered: 0,
	diverged: null,
	assistance: [],
	contents: {},
	offence: unknownOffence,
	letter: null,
	draftedBy: null,
	createdAt: new Date(at).toISOString(),
	changedAt: new Date(at).toISOString(),
	erasedAt: null,
	duties: [],
	post: null,
	version: 0,
});

/** What the row says of where the request is, after its copy changed. */
export const rowAfter = (row: RequestRow, copy: Copy, at: string): RequestRow => {
	const view: View = viewOf(copy.chains);
	const duties = owedIn(view);
	const last = view.thread.findLast(
		({ known, outcome }) => outcome === "holds" && known.statement.content.request !== undefined,
	);
	const carried = last?.known.statement.content.request as Partial<Carried> | undefined;
	return {
		...row,
		state: view.state,
		stage: view.state.stage === "none" ? "draft" : view.state.stage,
		duties,
		clocks: runningClocks(duties),
		delivered: copy.delivered,
		diverged: copy.diverged ?? null,
		otherReference: otherReference(row, copy) ?? row.otherReference,
		...(row.side === "requested" && carried ? textsOf(carried) : {}),
		changedAt: at,
		erasedAt: null,
		version: row.version + 1,
	};
};

/** The request as statements carry it. */
export type Carried = Pick<
	RequestRow,
	"requesting" | "requested" | "reference" | "assistance" | "contents" | "offence"
>;

export const carriedBy = ({
	requesting,
	requested,
	reference,
	assistance,
	contents,
	offence,
}: RequestRow): Carried => ({ requesting, requested, reference, assistance, contents, offence });

/** The other side may have signed anything: what is not there is empty. */
export const textsOf = (carried: Partial<Carried>): Pick<RequestRow, "assistance" | "contents" | "offence"> => ({
	assistance: Array.isArray(carried.assistance) ? carried.assistance : [],
	contents: carried.contents ?? {},
	offence: carried.offence ?? unknownOffence,
});

export const unknownOffence: RequestRow["offence"] = {
	serious: "unknown",
	transnational: "unknown",
	organisedGroup: "unknown",
	offenceThere: "unknown",
};

/** How the other side calls the request: as it filed it, or as it registered it. */
const otherReference = ({ side }: RequestRow, { chains }: Copy): string | undefined => {
	const said =
		side === "requested"
			? (chains.requesting[0]?.statement.content.request as Partial<Carried> | undefined)?.reference
			: chains.requested.find(({ statement }) => statement.kind === "register")?.statement.content.number;
	return typeof said === "string" ? said.slice(0, 60) : undefined;
};

/** An agency's own number for a request. Both sides have their own; nothing of the other's is in it. */
export const referenceOf = (country: string, id: string, at: number): string =>
	`${country}-${new Date(at).getUTCFullYear()}-${id.slice(-8).toUpperCase()}`;
