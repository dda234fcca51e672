import type { Answer, Body } from "@seamark/client";
import { erasureLine } from "../cases/erasure.ts";
import type { Context } from "../context.ts";
import type { Hub } from "../hub/hub.ts";
import { parseAge } from "../reports/draft.ts";
import { secondAsked } from "../second/needed.ts";
import { CliError, exits, type Fault, usageError } from "../terminal/exit.ts";
import { readObject } from "../terminal/files.ts";
import type { Output } from "../terminal/output.ts";
import { rows } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { ageInWords, inWords, rolesInWords } from "../terminal/words.ts";
import { assessmentLines } from "./assessment-words.ts";
import { sayNearDuplicates } from "./duplicates.ts";
import { type FactOptions, factsOf } from "./facts.ts";

type Person = Answer<"readPerson">;

type AddOptions = {
	role?: string[];
	name?: string[];
	sex?: string;
	age?: string;
	nationality?: string[];
	held?: string;
	sector?: string[];
	flag?: string[];
	offence?: string;
	ground?: string;
	relation?: string;
};

/** A person for a case from options, or everything that is wrong with them. */
const personOf = (o: AddOptions): { person: Record<string, unknown> } | { faults: Fault[] } => {
	const age = o.age === undefined ? undefined : parseAge(o.age);
	const faults: Fault[] = [
		...(o.role === undefined ? [{ at: "--role", message: "is needed" }] : []),
		...(o.age !== undefined && !age ? [{ at: "--age", message: `"${o.age}" is not like 25, 20-29, 18- or -17` }] : []),
	];
	if (faults.length > 0) return { faults };
	const fields = {
		roles: o.role,
		suspicion: suspicionOf(o),
		flags: o.flag,
		sex: o.sex,
		age,
		nationality: o.nationality,
		heldCountry: o.held,
		sectors: o.sector,
		identity: o.name ? { names: o.name.map((text) => ({ text })) } : undefined,
	};
	return { person: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) };
};

type SuspicionOptions = Pick<AddOptions, "offence" | "ground" | "relation">;
const suspicionOf = ({ offence, ground, relation }: SuspicionOptions) =>
	offence === undefined && ground === undefined ? undefined : { offence, ground, relation: relation ?? "unknown" };

export const add = async (context: Context, caseId: string, file: string | undefined, o: AddOptions): Promise<void> => {
	const { out } = context;
	if (file !== undefined && Object.keys(o).length > 0)
		throw usageError("A person comes from the file or from options, not from both.", "Leave out one of them.");
	const made = file === undefined ? personOf(o) : { person: await readObject(context, file) };
	if ("faults" in made) throw usageError("The person is incomplete.", "See: seamark person add --help", made.faults);
	const hub = await context.hub();
	const added = await hub.POST("/cases/{id}/persons", {
		params: { path: { id: caseId } },
		// What was typed is checked by the hub, which has the last word on values: here and below.
		body: made.person as Body<"addPerson">,
	});
	if (out.json) return out.document(added);
	out.say(`${out.paint("green", "Added")} ${safeLine(added.pseudonym)}  ${safeLine(added.id)}`);
	await sayNearDuplicates(context, added.id);
	out.hint(`Assess: seamark person assess ${safeLine(added.id)} --help`);
};

export const show = async (context: Context, id: string, o: { name?: boolean }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const params = { path: { id } };
	const person = await hub.GET("/persons/{id}", { params });
	// Of somebody who was erased the record itself says so.
	const opened =
		o.name && person.erasure === null
			? await secondAsked(
					hub.GET("/persons/{id}/identity", { params }),
					`seamark person ask-open ${id} --reason 'why, without names'`,
				)
			: undefined;
	if (out.json) return out.document(opened ? { ...person, identity: opened.identity } : person);
	const { items: assessments } = person.assessmentVersion
		? await hub.GET("/persons/{id}/assessments", { params })
		: { items: [] };
	const names = opened?.identity?.names?.map((name) => safeLine(name.text)).join("; ");
	out.say(...personLines(person, names || (await erasureLine(context, person.erasure)) || undefined, out));
	const [latest] = assessments;
	if (latest?.result)
		out.say(
			"",
			`Assessment ${safeLine(latest.version)}, ${out.moment(latest.at)}`,
			...assessmentLines(latest.result, out),
		);
};

const smugglingInWords = (known: Person["smuggling"]): string =>
	[
		known?.fee ? `fee ${known.fee.amount} ${known.fee.currency}` : "",
		...(known?.paid ?? []).map((one) => `paid ${inWords(one)}`),
		...(known?.services ?? []).map(inWords),
		known?.level ? `level: ${inWords(known.level)}` : "",
	]
		.filter(Boolean)
		.join(", ");

const personLines = (person: Person, names: string | undefined, out: Output): string[] => {
	const width = Math.min(out.width ?? 100, 100);
	const { suspicion, screening, returned } = person;
	return rows(
		[
			["person", `${safeLine(person.pseudonym)}  ${safeLine(person.id)}  version ${safeLine(person.version)}`],
			["name", names ?? (person.identified ? "in the vault (--name opens it, on record)" : "none known")],
			["roles", safeLine(rolesInWords(person))],
			[
				"suspected",
				suspicion ? safeLine(`${inWords(suspicion.offence)}: ${suspicion.ground} (${suspicion.relation})`) : "",
			],
			["protected", safeLine((person.protectedAs ?? []).map(inWords).join(", "))],
			["victim", safeLine(inWords(person.identification))],
			["age", safeLine(ageInWords(person.age) || "not known")],
			["sex", safeLine(inWords(person.sex))],
			["national", safeLine((person.nationality ?? []).join(", "))],
			["held in", safeLine(person.heldCountry)],
			["sectors", safeLine((person.sectors ?? []).map(inWords).join(", "))],
			["smuggling", safeLine(smugglingInWords(person.smuggling))],
			["flags", safeLine((person.flags ?? []).map(inWords).join(", "))],
			[
				"screening",
				screening
					? safeLine(
							`${inWords(screening.outcome)}, ${out.moment(screening.at)}${screening.reopened ? "; REOPENED, screen again" : ""}`,
						)
					: "none: no return can be recorded",
			],
			[
				"return",
				returned
					? safeLine(
							`${inWords(returned.kind)} to ${returned.toCountry}${returned.happenedOn ? ` on ${returned.happenedOn}` : ", planned"}`,
						)
					: "",
			],
			["merged into", safeLine(person.mergedInto)],
		],
		width,
	);
};

type Versioned = { personVersion?: number };

/** The version that a change is meant for: the one that was named, or the present one. */
const versionOf = async (hub: Hub, id: string, given: number | undefined): Promise<number> => {
	if (given !== undefined) return given;
	const { version } = await hub.GET("/persons/{id}", { params: { path: { id } } });
	if (!Number.isInteger(version))
		throw new CliError(exits.unavailable, "The hub answered without the person's version.", {
			next: "Give it with --person-version.",
		});
	return version;
};

/** A change of the person that was asked for: at the version that it is meant for, so that a second attempt cannot do it twice. */
const changing = async (context: Context, id: string, o: Versioned) => {
	const hub = await context.hub();
	return { hub, params: { path: { id } }, expectedVersion: await versionOf(hub, id, o.personVersion) };
};

const sayPerson = ({ out }: Context, done: string, person: Person): void => {
	if (out.json) out.document(person);
	const state = [
		rolesInWords(person),
		(person.identification ?? "unknown") === "unknown" ? "" : `victim ${inWords(person.identification)}`,
		(person.protectedAs ?? []).length > 0
			? `protected as ${(person.protectedAs ?? []).map(inWords).join(" and ")}`
			: "",
	];
	out.say(
		`${out.paint("green", done)} ${safeLine(person.pseudonym)}: ${state.filter(Boolean).map(safeLine).join(", ")}.`,
	);
};

export const assess = async (
	context: Context,
	id: string,
	file: string | undefined,
	o: FactOptions & Versioned & { jurisdiction?: string; note?: string },
): Promise<void> => {
	const { out } = context;
	const { personVersion: _version, jurisdiction, note, ...options } = o;
	if (file !== undefined && Object.keys(options).length > 0)
		throw usageError("Facts come from the file or from options, not from both.", "Leave out one of them.");
	const made = file === undefined ? factsOf(options) : { facts: await readObject(context, file) };
	if ("faults" in made) throw usageError("The facts are unclear.", "See: seamark person assess --help", made.faults);
	const { hub, params, expectedVersion } = await changing(context, id, o);
	const answer = await hub.POST("/persons/{id}/assessments", {
		params,
		body: { expectedVersion, facts: made.facts, jurisdiction, note } as Body<"assessPerson">,
	});
	if (out.json) return out.document(answer);
	out.say(...assessmentLines(answer.assessment, out), "");
	sayPerson(context, "Assessed", answer.person);
	if (answer.person.screening?.reopened)
		out.hint("What an earlier screening found is void. Screen the person again, wherever they are held.");
};

export const identify = async (context: Context, id: string, as: string, o: Versioned): Promise<void> => {
	const { hub, params, expectedVersion } = await changing(context, id, o);
	const body = { expectedVersion, identification: as } as Body<"recordIdentification">;
	const person = await hub.POST("/persons/{id}/identification", { params, body });
	sayPerson(context, "Identified", person);
};

export const roles = async (
	context: Context,
	id: string,
	to: string[],
	o: Versioned & SuspicionOptions,
): Promise<void> => {
	const { hub, params, expectedVersion } = await changing(context, id, o);
	const body = { expectedVersion, roles: to, suspicion: suspicionOf(o) } as Body<"changeRoles">;
	const person = await hub.POST("/persons/{id}/roles", { params, body });
	sayPerson(context, "Changed", person);
};

export const screen = async (
	context: Context,
	id: string,
	o: Versioned & { outcome: string; flag?: string[] },
): Promise<void> => {
	const { hub, params, expectedVersion } = await changing(context, id, o);
	const body = { expectedVersion, outcome: o.outcome, flags: o.flag ?? [] } as Body<"recordScreening">;
	sayPerson(context, "Screened", await hub.POST("/persons/{id}/screening", { params, body }));
};

type ReturnOptions = Versioned & {
	kind: string;
	to: string;
	on?: string;
	voluntary?: string;
	safe?: boolean;
	proceedings?: boolean;
	receivedBy?: string;
	followUp?: string;
	bestInterests?: string;
	decision?: string;
	note?: string;
};

export const recordReturn = async (context: Context, id: string, o: ReturnOptions): Promise<void> => {
	const bestInterests =
		o.bestInterests === undefined ? undefined : { decision: o.bestInterests, reference: o.decision ?? "" };
	const { hub, params, expectedVersion } = await changing(context, id, o);
	const body = {
		expectedVersion,
		return: {
			kind: o.kind,
			toCountry: o.to,
			happenedOn: o.on,
			voluntary: o.voluntary ?? "unknown",
			safetyAssessed: o.safe === true,
			proceedingsChecked: o.proceedings === true,
			acceptingService: o.receivedBy,
			followUpOn: o.followUp,
			bestInterests,
		},
		note: o.note,
	} as Body<"recordReturn">;
	const person = await hub.POST("/persons/{id}/returns", { params, body });
	sayPerson(context, "Recorded", person);
	for (const one of person.returned?.breaches ?? []) context.out.hint(`Recorded as a breach: ${safeLine(one.message)}`);
};
