import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Once } from "@seamark/http";
import type { Principal } from "@seamark/policy";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { caseOpened } from "../../events.ts";
import { changedValues, type FieldValues } from "../../fields/field/values.ts";
import { jurisdictions, protocolCode } from "../../persons/classify/jurisdictions.ts";
import { type CaseState, findCase, insertCase, toCaseRow } from "../../store/cases.ts";
import { type FieldDefinition, fieldsOf } from "../../store/fields.ts";
import { readAs } from "../../store/read.ts";
import { jurisdictionFaults } from "../case/jurisdiction.ts";

export type OpenCase = { title: string; summary?: string; jurisdiction?: string; custom?: FieldValues };
export type Opened = { id: string; reference: string; version: number };

/** The agency's own fields, where the command fills any in. */
export const caseFieldsOf = async (
	{ context }: Deps,
	who: Principal,
	{ custom }: Pick<OpenCase, "custom">,
): Promise<readonly FieldDefinition[]> =>
	custom ? readAs(context.pool, who, context.now(), (tx) => fieldsOf(tx, who.agency, "case")) : [];

/** A new case of the caller's agency; its reference is given out when it is stored. Throws REFUSED with everything that is wrong. */
export const newCase = (
	command: OpenCase,
	fields: readonly FieldDefinition[],
	who: Principal,
	id: string,
	at: number,
): CaseState => {
	const custom = changedValues({}, command.custom ?? {}, fields, "/custom");
	const faults = [...jurisdictionFaults(command.jurisdiction), ...("faults" in custom ? custom.faults : [])];
	if ("faults" in custom || faults.length > 0) throw new HubError("REFUSED", { faults });
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
		custom: custom.values,
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
	const one = newCase(command, await caseFieldsOf(deps, who, command), who, context.newId(), context.now());
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
