import type { Directory } from "@seamark/auth";
import { type Letter, letterOfRequest } from "@seamark/letters";
import { assistance } from "@seamark/mla-rules";
import type { Chains } from "@seamark/mla-thread";
import type { Register } from "@seamark/treaties";
import type { RequestRow } from "../../store/requests.ts";
import { checkRequest } from "../check-request/check.ts";

/**
 * The request as a letter, in the order of UNTOC 18(15). Its words are the prosecutor's, as they are; `language` is that of its headings. Persons
 * are named by their ids: who they are is in the vault alone. Pure.
 */
export const requestLetter = (
	row: RequestRow,
	{ requesting }: Chains,
	o: { language: string; directory: Directory; register: Register; today: string },
): Letter => {
	const { contents } = row;
	const agency = (id: string) => o.directory.agency(id) ?? o.directory.foreignAgency(id)?.agency;
	const nameOf = (id: string) => agency(id)?.name ?? id;
	const countryOf = (id: string) => agency(id)?.country ?? "";
	const { bases } = checkRequest(row, {
		register: o.register,
		requesting: countryOf(row.requesting),
		requested: countryOf(row.requested),
		today: o.today,
	});
	const filed = requesting.find(({ statement }) => statement.content.request !== undefined);
	const ownNumber = row.side === "requesting" ? row.reference : row.otherReference;
	const theirNumber = row.side === "requesting" ? row.otherReference : row.reference;
	const rests = bases.filter(({ result }) => result !== "does-not-apply");
	return letterOfRequest({
		languages: [o.language],
		marks: [filed ? "Request for mutual legal assistance" : "DRAFT"],
		number: ownNumber ?? row.id,
		...(theirNumber ? { theirNumber } : {}),
		date: (filed?.statement.at ?? row.changedAt).slice(0, 10),
		requestingAuthority: contents.authority ?? nameOf(row.requesting),
		requestedAuthority: nameOf(row.requested),
		basis: rests.map(({ name, provisions }) => [`${name}: ${provisions}`]),
		subject: texts(contents.subject, contents.proceedings, contents.offence, contents.law, contents.warrant),
		conductedBy: contents.conductedBy ?? "–",
		functions: contents.conductedByFunctions ?? "–",
		facts: texts(contents.facts),
		assistance: [
			...row.assistance.map((name): [string] => [`${assistance[name].says} (${assistance[name].article})`]),
			...texts(contents.assistance, contents.actions, contents.property, contents.order, contents.extentOfExecution),
			...texts(contents.questions, ...(contents.documents ?? [])),
		],
		procedure: texts(contents.procedure),
		persons: (contents.persons ?? []).map(({ id, nationality, location, measures = [] }) => ({
			name: id,
			...(nationality ? { nationality } : {}),
			...(location ? { location } : {}),
			...(measures.length > 0 ? { role: measures.join(", ") } : {}),
		})),
		purpose: texts(contents.purpose),
		signature: filed
			? [[`${nameOf(row.requesting)}, ${filed.statement.at}. SHA-256 of the signed statement: ${filed.hash}`]]
			: [],
	});
};

const texts = (...said: (string | undefined)[]): [string][] =>
	said.filter((one): one is string => one !== undefined && one.trim() !== "").map((one) => [one]);
