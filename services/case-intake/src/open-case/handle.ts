import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Once } from "@seamark/http";
import type { Principal } from "@seamark/policy";
import { currentTraceparent } from "@seamark/telemetry";
import { jurisdictions, protocolCode } from "../classify/jurisdictions.ts";
import type { Deps } from "../deps.ts";
import { caseOpened } from "../events.ts";
import { type CaseState, findCase, insertCase, toCaseRow } from "../store/cases.ts";
import { readAs } from "../store/read.ts";

export type OpenCase = { title: string; summary?: string; jurisdiction?: string };
export type Opened = { id: string; reference: string; version: number };

/** A new case of the caller's agency; its reference is given out when it is stored. Throws REFUSED for an unknown jurisdiction. */
export const newCase = (command: OpenCase, who: Principal, id: string, at: number): CaseState => {
	if (command.jurisdiction !== undefined && !jurisdictions.has(command.jurisdiction))
		throw new HubError("REFUSED", {
			faults: [
				{
					at: "/jurisdiction",
					message: `has no profile; name one of ${[...jurisdictions.keys()].sort().join(", ")}, or leave it out`,
				},
			],
		});
	const own = jurisdictions.has(who.country) ? who.country : protocolCode;
	const now = new Date(at).toISOString();
	return {
		id,
		agency: who.agency,
		reference: "",
		title: command.title,
		summary: command.summary ?? "",
		status: "open",
		jurisdiction: command.jurisdiction ?? own,
		openedAt: now,
		openedByPost: who.post,
		changedAt: now,
		closedAt: null,
		closeReason: null,
		version: 1,
		custom: {},
	};
};

/** What the opener learns, with the number that the case was given. */
export const opened = async ({ context }: Deps, who: Principal, id: string): Promise<Opened> => {
	const found = await readAs(context.pool, who, context.now(), (tx) => findCase(tx, id));
	if (!found) throw new HubError("CASE_NOT_FOUND");
	return { id, reference: found.reference, version: 1 };
};

export const openCase = async (
	deps: Deps,
	session: Session,
	command: OpenCase,
	once: Once | undefined,
): Promise<Opened> => {
	const { context } = deps;
	const who = session.principal();
	const one = newCase(command, who, context.newId(), context.now());
	const done = await context.committer.commit({
		writes: [{ statement: insertCase, row: toCaseRow(one) }],
		events: [
			caseOpened({ caseId: one.id, actor: actorOf(session, who), jurisdiction: one.jurisdiction, reportId: "" }),
		],
		writer: who.agency,
		traceparent: currentTraceparent(),
		...(once ? { once: { ...once, response: { id: one.id } } } : {}),
	});
	return opened(deps, who, (done.replayed as { id: string } | undefined)?.id ?? one.id);
};
