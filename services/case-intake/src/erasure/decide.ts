import { isDeepStrictEqual } from "node:util";
import type { Actor } from "@seamark/auth";
import type { Change, NewEvent } from "@seamark/log";
import { refuse } from "@seamark/service";
import { caseRecordChanged, personChanged } from "../events.ts";
import { keysOfThings } from "../reports/report/check-report.ts";
import type { ReportState } from "../reports/report/state.ts";
import { beginning, type SecondPerson } from "../second-person/second-person.ts";
import { eraseFiles, type KeptAs } from "../store/attachments.ts";
import { type CaseState, eraseCaseRow, scrubCase } from "../store/cases.ts";
import {
	detachValues,
	dropEntity,
	dropLink,
	dropValues,
	noFileLeft,
	nothingLeft,
	type Reached,
	type ReachedLink,
	stays,
} from "../store/erasure.ts";
import { scrubImported } from "../store/imported.ts";
import { forgetPerson } from "../store/persons.ts";
import { scrubReport } from "../store/reports.ts";
import { scrubReason, spendSecondPerson } from "../store/second-persons.ts";
import { scrubTasks } from "../store/tasks.ts";
import { leave, subjectWrites, type VaultSubject } from "../store/vault-subjects.ts";
import { type Erasure, erasureBy } from "./erasure.ts";
import { type IsErased, redact } from "./redact.ts";

/** What an erasure reaches: of a case, or of one person. */
export type ToErase = {
	/** The case or the person. */
	cause: string;
	agency: string;
	/** Set where a whole case is erased. */
	erasedCase: string | null;
	persons: readonly Reached[];
	files: readonly { id: string; uploadId: string; sealedBy: "hub" | "case"; keptAs: KeptAs; caseId: string }[];
	links: readonly ReachedLink[];
	reports: readonly ReportState[];
	/** Cases that the persons are in. */
	cases: readonly CaseState[];
	/** Identities of others who have one of the values too, so that it stays in their case. */
	staying: readonly string[];
	/** Names of the agency's fields of persons that hold a code or a yes or no: they are counted, and stay. */
	coded: readonly string[];
	/** What is erased in the words of a case; null: in those of a report that is in none. */
	isErasedIn: (caseId: string | null) => IsErased;
	/** Country of an agency, by whose ways its reports are written. */
	homeOf: (agency: string) => string;
};

/** `request`: by which a second officer has confirmed it. */
export type By = { actor: Actor; at: number; request: SecondPerson };

/** Nobody erases alone, and nobody without a reason. */
export const needsRequest = refuse(
	"SECOND_PERSON_NEEDED",
	[],
	"Ask first, with a reason: POST /erasures. When a second officer has confirmed it, you have a day to erase, with the purpose that you asked with. What is merged with it after that needs a new request.",
);

/** How many identities and files there are to erase. */
export const countOf = ({ persons, files }: Pick<ToErase, "persons" | "files">): { erased: number; files: number } => ({
	erased: persons.filter(({ identityId }) => identityId !== null).length,
	files: files.length,
});

/**
 * Nobody is anybody any more, here and now; what the vault has of them becomes nobody's in the same commit, and its keys are destroyed
 * behind it. So an erasure that does not come about has destroyed nothing, and one that does is finished, no matter what comes in between.
 */
export const erasing = (o: ToErase, by: By): { writes: Change["writes"]; events: NewEvent[] } => {
	const at = new Date(by.at).toISOString();
	const { erasedCase, persons, files, links, reports, cases } = o;
	const { request, actor } = by;
	const words = redact(request.reason, o.isErasedIn(erasedCase));
	const erasure = erasureBy(request, { post: actor.postId, at, words });
	const identities = persons.flatMap(({ identityId, suspectAlone }) =>
		identityId === null ? [] : [{ identity_id: identityId, suspectAlone }],
	);
	return {
		writes: [
			{ statement: spendSecondPerson, row: beginning(request, by.at) },
			...(words === request.reason ? [] : [{ statement: scrubReason, row: { id: request.id, reason: words } }]),
			...(erasedCase === null ? [] : [{ statement: eraseCaseRow, row: { case_id: erasedCase, at, erasure } }]),
			...persons
				.filter(({ erased, identityId }) => !erased || identityId !== null)
				.map(({ id, version, custom }) => ({
					statement: forgetPerson,
					row: { id, version, at, erasure, custom: codedOf(custom, o.coded) },
				})),
			...o.staying.map((identity_id) => ({ statement: stays, row: { identity_id } })),
			...subjectWrites(leave, leavingOf(o, actor, at)),
			...identities.map((row) => ({ statement: row.suspectAlone ? dropValues : detachValues, row })),
			...persons.filter(({ imported }) => imported).map(({ id }) => ({ statement: scrubImported, row: { id } })),
			...eraseFiles(files, o.agency, erasure),
			...links.map(({ caseId, entityId, role }) => ({
				statement: dropLink,
				row: { case_id: caseId, entity_id: entityId, role },
			})),
			...links.map(({ entityId }) => ({ statement: dropEntity, row: { id: entityId } })),
			...reports.flatMap((report) => scrubbedReport(report, o, erasure)),
			...cases.flatMap((one) => scrubbedCase(one, o.isErasedIn(one.id))),
			...(erasedCase === null ? [] : [{ statement: scrubTasks, row: { case_id: erasedCase, person_id: null } }]),
			...persons.map(({ id }) => ({ statement: scrubTasks, row: { case_id: null, person_id: id } })),
			...persons.map(({ id }) => ({ statement: noFileLeft, row: { id } })),
			...(erasedCase === null ? [] : [{ statement: nothingLeft, row: { case_id: erasedCase } }]),
		],
		events: eventsOf(o, actor),
	};
};

const leavingOf = (o: ToErase, actor: Actor, since: string): VaultSubject[] => {
	const subject = (kind: VaultSubject["kind"], id: string, scope: string): VaultSubject => ({
		agency: o.agency,
		kind,
		id,
		scope,
		cause: o.cause,
		actor,
		since,
	});
	const { erasedCase } = o;
	return [
		// All that was ever sealed under them, now and later.
		...(erasedCase === null
			? []
			: [erasedCase, ...o.reports.filter((report) => isOfErasedCase(report, o)).map(({ id }) => id)].map((id) =>
					subject("scope", id, id),
				)),
		...o.persons.flatMap(({ identityId, scope }) =>
			identityId === null ? [] : [subject("identity", identityId, scope)],
		),
		...o.files.flatMap(({ uploadId, sealedBy, caseId }) =>
			sealedBy === "case" ? [subject("file", uploadId, caseId)] : [],
		),
	];
};

/** Reports of other cases are reached too, where they name somebody who is erased. All the others in them keep who they are. */
export const isOfErasedCase = (
	{ caseId }: Pick<ReportState, "caseId">,
	{ erasedCase }: Pick<ToErase, "erasedCase">,
): boolean => erasedCase !== null && caseId === erasedCase;

const scrubbedReport = (report: ReportState, o: ToErase, erasure: Erasure): Change["writes"] => {
	const whole = isOfErasedCase(report, o);
	const gone = new Set(o.persons.map(({ identityId }) => identityId));
	const { persons, things, narrative, place = "", ...rest } = report.content;
	const isErased = o.isErasedIn(report.caseId);
	const isGone = (thing: (typeof things)[number]) =>
		(whole && thing.ofProtectedPerson === true) || isErased(thing.value);
	const left = redact(place, isErased);
	const content = {
		...rest,
		...(place === "" ? {} : { place: left }),
		...(narrative === undefined ? {} : { narrative: redact(narrative, isErased) }),
		persons: persons.map(({ identityId, ...person }) =>
			identityId === undefined || whole || gone.has(identityId) ? person : { ...person, identityId },
		),
		things: things.filter((thing) => !isGone(thing)),
	};
	if (!whole && isDeepStrictEqual(content, report.content)) return [];
	return [
		{
			statement: scrubReport,
			row: {
				id: report.id,
				version: report.version,
				content,
				place: left,
				entity_keys: keysOfThings(content.things, o.homeOf(report.fromAgency)),
				erased_at: whole ? erasure.at : null,
				erasure,
			},
		},
	];
};

const scrubbedCase = ({ id, version, ...one }: CaseState, isErased: IsErased): Change["writes"] => {
	const before = { title: one.title, summary: one.summary, custom: one.custom };
	const after = {
		title: redact(one.title, isErased),
		summary: redact(one.summary, isErased),
		custom: mapValues(one.custom, (value) => (typeof value === "string" ? redact(value, isErased) : value)),
	};
	return isDeepStrictEqual(before, after) ? [] : [{ statement: scrubCase, row: { id, version, ...after } }];
};

type Custom = Readonly<Record<string, unknown>>;

const mapValues = (of: Custom, made: (value: unknown) => unknown): Custom =>
	Object.fromEntries(Object.entries(of).map(([name, value]) => [name, made(value)]));

/** A text, a number or a day may say who somebody is. The name of its field does not tell. */
const codedOf = (custom: Custom, coded: readonly string[]): Custom =>
	Object.fromEntries(Object.entries(custom).filter(([name]) => coded.includes(name)));

const eventsOf = ({ erasedCase, persons, files, links }: ToErase, actor: Actor): NewEvent[] => [
	...(erasedCase === null
		? persons.map(({ id, caseId, version }) =>
				personChanged({ personId: id, caseId: caseId ?? "", actor, version: version + 1, fields: ["identity"] }),
			)
		: [
				caseRecordChanged({ caseId: erasedCase, actor, record: "identities", recordId: erasedCase, change: "removed" }),
			]),
	...files.map(({ id, caseId }) =>
		caseRecordChanged({ caseId, actor, record: "attachment", recordId: id, change: "removed" }),
	),
	...links.map(({ caseId, entityId }) =>
		caseRecordChanged({ caseId, actor, record: "entity", recordId: entityId, change: "removed" }),
	),
];
