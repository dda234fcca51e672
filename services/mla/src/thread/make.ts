import type { Actor } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import type { Change } from "@seamark/log";
import {
	type Chains,
	countsOf,
	hashOf,
	type KindName,
	type KnownReceipt,
	kindOf,
	otherSide,
	papersOf,
	prepare,
	type Receipt,
	type Signed,
	type Statement,
	take,
	viewOf,
} from "@seamark/mla-thread";
import { type Refused, refuse } from "@seamark/service";
import type { Clocks } from "../config.ts";
import { assistanceDue, statementMade, type Way } from "../events.ts";
import { held } from "../files/custody.ts";
import { faultsOfNamed, withCustody } from "../files/named.ts";
import type { NamedFile } from "../store/files.ts";
import { type RequestRow, updateRequest } from "../store/requests.ts";
import { insertReceipt, insertStatement, receiptRow, statementRow } from "../store/statements.ts";
import { type Content, faultsOfContent, releases, saysOf } from "./content.ts";
import { carriedBy, copyOf, rowAfter } from "./copy.ts";
import { inWords } from "./objections.ts";

/** A request with all of its statements. */
export type Thread = { row: RequestRow; chains: Chains };
/** With the files of its side, which a statement may name. */
export type WithFiles = Thread & { files: readonly NamedFile[] };
export type Prepared = { statement: Statement; bytes: string };

export const wayOf = ({ id, agency, requesting, requested }: RequestRow): Way => ({
	thread: id,
	from: agency,
	to: agency === requesting ? requested : requesting,
});

/** Fifteen consecutive days from the official notice (18(27)). */
const safeConductMs = 15 * 86_400_000;

/** `release`: id of the release in the vault, for what lets the other side open who a person is. */
type Making = { at: number; clocks: Clocks; newId: () => string; release?: string };

/** What the hub adds to what the officer says: the request itself, numbers, and the ends of clocks. */
export const completed = (
	{ row, files }: WithFiles,
	kind: KindName,
	said: Content,
	o: Making,
): Record<string, unknown> => {
	const content = withCustody(said, files);
	return {
		...content,
		...(saysOf[kind].carries ? { request: carriedBy(row) } : {}),
		...(kind === "register" ? { number: content.number ?? row.reference } : {}),
		...(kind === "submit-orally" ? { confirmBy: content.confirmBy ?? iso(o.at + o.clocks.confirm) } : {}),
		...(kind === "open-consultation" ? { replyBy: content.replyBy ?? iso(o.at + o.clocks.reply) } : {}),
		...(kind === "ask-for-domestic-case" ? { submitBy: content.submitBy ?? iso(o.at + o.clocks.submit) } : {}),
		...(releases(kind) ? { release: o.release ?? o.newId() } : {}),
		...(kind === "release-witness"
			? { safeConductUntil: iso(Date.parse(content.toldAt ?? iso(o.at)) + safeConductMs) }
			: {}),
		...(content.items ? { items: content.items.map((item) => ({ ...item, id: item.id ?? o.newId() })) } : {}),
	};
};

const iso = (millis: number): string => new Date(millis).toISOString();

/** All that is wrong with what it says, and with the files that it names. */
export const faultsOfSaid = (
	{ row, chains, files }: WithFiles,
	kind: KindName,
	content: Content,
	at: number,
): Fault[] => [
	...faultsOfContent(kind, content, {
		view: viewOf(chains),
		assistance: row.assistance,
		contents: row.contents,
		today: iso(at).slice(0, 10),
	}),
	...faultsOfNamed(content, files),
];

/** The statement as it would be signed, or everything that keeps it from being made. */
export const prepareStatement = (
	thread: WithFiles,
	kind: KindName,
	content: Content,
	o: Making,
): Prepared | Refused => {
	const { row, chains } = thread;
	const copy = copyOf(row, chains);
	const faults = faultsOfSaid(thread, kind, content, o.at);
	const prepared = prepare(copy, { kind, at: iso(o.at), content: completed(thread, kind, content, o) });
	if ("diverged" in prepared) return refuse("REFUSED", [diverged]);
	const against = "objections" in prepared ? inWords(kind, prepared.objections) : [];
	if (faults.length + against.length > 0) return refuse("REFUSED", [...against, ...faults]);
	return prepared as Prepared;
};

const diverged = {
	at: "",
	message:
		"The two copies of this request have diverged: one side signed two different statements under one number. Both are kept as proof. Speak with the other authority, and file a new request.",
};

/** The receipt by which this side's hub says that it has the statement. It is not sent, and causes nothing. */
export const submittedReceipt = ({ row, chains }: Thread, { statement, bytes }: Prepared): Receipt => ({
	format: 1,
	thread: row.id,
	kind: "submitted",
	of: hashOf(bytes),
	by: row.side,
	authority: row.agency,
	counts: {
		...countsOf(copyOf(row, chains)),
		[row.side]: statement.number,
		[otherSide(row.side)]: chains[otherSide(row.side)].length,
	} as Receipt["counts"],
	at: statement.at,
});

/** Rows and events of a statement of this side that is signed. Throws where it does not follow on what is there. */
export const placed = (
	thread: Thread,
	signed: Signed,
	statement: Statement,
	receipt: KnownReceipt | undefined,
	actor: Actor,
): Pick<Change, "writes" | "events"> & { row: RequestRow; chains: Chains } => {
	const { row, chains } = thread;
	const result = take(copyOf(row, chains), signed, statement);
	if (!("taken" in result) || result.taken !== "new") throw new Error(`It does not follow: ${JSON.stringify(result)}`);
	const after = rowAfter(row, result.copy, statement.at);
	const known = { ...signed, hash: hashOf(signed.bytes), statement };
	return {
		row: after,
		chains: result.copy.chains,
		writes: [
			{ statement: updateRequest, row: after },
			{ statement: insertStatement, row: statementRow(row.agency, known, statement.at) },
			...(receipt ? [{ statement: insertReceipt, row: receiptRow(row.agency, receipt) }] : []),
			...[...papersOf([statement]).keys()].map((id) => held({ agency: row.agency, id })),
		],
		events: [
			statementMade(actor, wayOf(row), known),
			...(statement.kind === "transmit"
				? [assistanceDue(actor, row.id, { assistance: row.assistance, executing: executingIn([statement]) })]
				: []),
		],
	};
};

/** The agency to which the requested side sent the request on; empty where it executes the request itself. */
export const executingIn = (statements: readonly Pick<Statement, "kind" | "content">[]): string => {
	const sentOn = statements.findLast(({ kind }) => kind === "transmit")?.content.authority;
	return typeof sentOn === "string" ? sentOn : "";
};

export const needsTwo = (kind: KindName): boolean => kindOf(kind).two === true;
