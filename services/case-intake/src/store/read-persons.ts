import type { Tx } from "@seamark/db";
import type { AgeBand, Sex, YesNoUnknown } from "../codes/persons.ts";
import { type Erasure, erasureOf } from "../erasure/erasure.ts";
import type { Assessed, Classification, Facts } from "../persons/classify/types.ts";
import type { AssessmentRecord, PersonState, ReturnRecord, Screening } from "../persons/person/state.ts";
import { makePersons } from "./imported.ts";
import { personColumns, type StoredPerson } from "./persons.ts";

type AssessmentRow = {
	version: number;
	elements: Facts;
	explanation: Assessed;
	note: string;
	assessed_at: Date;
	by_post: string;
};

type ReturnRow = {
	kind: ReturnRecord["kind"];
	to_country: string;
	happened_on: string | null;
	voluntary: ReturnRecord["voluntary"];
	safety_assessed: boolean;
	proceedings_checked: boolean;
	accepting_service: string | null;
	follow_up_on: string | null;
	best_interests: ReturnRecord["bestInterests"];
	screening_outcome: ReturnRecord["screeningOutcome"];
	breaches: ReturnRecord["breaches"];
	recorded_at: Date;
	by_post: string;
};

type Row = {
	id: string;
	agency: string;
	case_id: string | null;
	pseudonym: string;
	identity_id: string | null;
	roles: PersonState["roles"];
	suspicion: PersonState["suspicion"];
	protected_as: PersonState["protectedAs"];
	identification: PersonState["identification"];
	sex: Sex;
	age_from: number | null;
	age_to: number | null;
	age_band: AgeBand;
	nationality: string[];
	held_country: string | null;
	exploitation_country: string | null;
	citizen: YesNoUnknown;
	flags: PersonState["flags"];
	classification: Classification | null;
	assessment_version: number;
	screening_outcome: Screening["outcome"] | null;
	screened_at: Date | null;
	screened_by_post: string | null;
	screening_reopened: boolean;
	acts: number;
	means: number;
	controls: number;
	purposes: number;
	recruiters: number;
	sectors: number;
	smuggling: StoredPerson["smuggling"];
	duration: string;
	merged_into: string | null;
	created_at: Date;
	changed_at: Date;
	version: number;
	custom: Record<string, unknown>;
	erased_at: Date | null;
	erasure: Erasure | null;
	guarded: PersonState["guarded"];
	identity_by: StoredPerson["identityBy"];
};

const columns = personColumns.map((name) => `p.${name}`).join(", ");

const screeningOf = (row: Row): Screening | null =>
	row.screening_outcome === null || row.screened_at === null
		? null
		: {
				outcome: row.screening_outcome,
				at: row.screened_at.toISOString(),
				byPost: row.screened_by_post ?? "",
				reopened: row.screening_reopened,
			};

const assessmentOf = (row: AssessmentRow): AssessmentRecord => ({
	version: row.version,
	// Those of before say nothing of days and laws.
	facts: { ...row.elements, acted: row.elements.acted ?? [] },
	result: { ...row.explanation, laws: row.explanation.laws ?? [] },
	at: row.assessed_at.toISOString(),
	byPost: row.by_post,
});

const returnOf = (row: ReturnRow): ReturnRecord => ({
	kind: row.kind,
	toCountry: row.to_country,
	happenedOn: row.happened_on,
	voluntary: row.voluntary,
	safetyAssessed: row.safety_assessed,
	proceedingsChecked: row.proceedings_checked,
	acceptingService: row.accepting_service,
	followUpOn: row.follow_up_on,
	bestInterests: row.best_interests,
	screeningOutcome: row.screening_outcome,
	breaches: row.breaches,
	at: row.recorded_at.toISOString(),
	byPost: row.by_post,
});

const fromRow = (row: Row, assessment: AssessmentRow | undefined, returned: ReturnRow | undefined): StoredPerson => ({
	state: {
		id: row.id,
		agency: row.agency,
		caseId: row.case_id,
		version: row.version,
		roles: row.roles,
		suspicion: row.suspicion,
		identification: row.identification,
		age: row.age_from === null && row.age_to === null ? null : { from: row.age_from, to: row.age_to },
		heldCountry: row.held_country,
		assessment: assessment ? assessmentOf(assessment) : null,
		protectedAs: row.protected_as,
		screening: screeningOf(row),
		flags: row.flags,
		returned: returned ? returnOf(returned) : null,
		guarded: row.guarded,
	},
	pseudonym: row.pseudonym,
	identityId: row.identity_id,
	identityBy: row.identity_by,
	sex: row.sex,
	nationality: row.nationality,
	exploitationCountry: row.exploitation_country,
	citizen: row.citizen,
	mergedInto: row.merged_into,
	erasedAt: row.erased_at?.toISOString() ?? null,
	erasure: row.erasure,
	createdAt: row.created_at.toISOString(),
	changedAt: row.changed_at.toISOString(),
	custom: row.custom,
	bits: {
		acts: row.acts,
		means: row.means,
		controls: row.controls,
		purposes: row.purposes,
		recruiters: row.recruiters,
		sectors: row.sectors,
	},
	smuggling: row.smuggling,
	duration: row.duration,
	ageBand: row.age_band,
});

// Days are days: as text, so that no time zone moves them.
const returnColumns = `kind, to_country, happened_on::text, voluntary, safety_assessed, proceedings_checked, accepting_service,
	follow_up_on::text, best_interests, screening_outcome, breaches, recorded_at, by_post`;
const assessmentColumns = "version, elements, explanation, note, assessed_at, by_post";

/** The person with the latest assessment and return, if it is the reading agency's. One that is still a record of a file is made. */
export const findPerson = async (tx: Tx, id: string): Promise<StoredPerson | undefined> => {
	const find = async () => {
		const { rows } = await tx.query<Row>({
			name: "person.find",
			text: `select ${columns} from person p where p.id = $1`,
			values: [id],
		});
		return rows[0];
	};
	let row = await find();
	if (!row) {
		await makePersons(tx, "persons", [id]);
		// Also where another reader made it in this moment.
		row = await find();
	}
	if (!row) return undefined;
	const assessments = await tx.query<AssessmentRow>(
		`select ${assessmentColumns} from assessment where person_id = $1 and version = $2`,
		[id, row.assessment_version],
	);
	const returns = await tx.query<ReturnRow>(
		`select ${returnColumns} from return_record where person_id = $1 order by recorded_at desc, id desc limit 1`,
		[id],
	);
	return fromRow(row, assessments.rows[0], returns.rows[0]);
};

/** The person that a record has become by merges; the record itself where it was not merged. */
export const findKept = async (tx: Tx, id: string): Promise<StoredPerson | undefined> => {
	const person = await findPerson(tx, id);
	return person?.mergedInto ? findKept(tx, person.mergedInto) : person;
};

export type PastAssessment = AssessmentRecord & { note: string };

/** Every assessment of a person, newest first. */
export const assessmentsOf = async (tx: Tx, personId: string): Promise<PastAssessment[]> => {
	const { rows } = await tx.query<AssessmentRow>(
		`select ${assessmentColumns} from assessment where person_id = $1 order by version desc`,
		[personId],
	);
	return rows.map((row) => ({ ...assessmentOf(row), note: row.note }));
};

/** A person in a list: without what was assessed and why. */
export type PersonHead = {
	id: string;
	pseudonym: string;
	identified: boolean;
	roles: PersonState["roles"];
	identification: PersonState["identification"];
	sex: Sex;
	age: { from: number | null; to: number | null } | null;
	nationality: readonly string[];
	heldCountry: string | null;
	classification: Classification | null;
	screening: Screening["outcome"] | null;
	screeningReopened: boolean;
	version: number;
	erasure: Erasure | null;
};

export type PersonCriteria = {
	caseId: string;
	role?: string;
	identification?: string;
	classification?: string;
	limit: number;
	after: string | undefined;
};

/** A page of a case's persons in the order in which they were added. `after` is the id of the last one before. */
export const listPersonRows = async (tx: Tx, o: PersonCriteria): Promise<PersonHead[]> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from person p where p.case_id = $1 and p.merged_into is null
			and ($2::text is null or $2 = any (p.roles)) and ($3::text is null or p.identification = $3)
			and ($4::text is null or p.classification = $4) and ($5::uuid is null or p.id > $5)
		order by p.id limit $6`,
		[o.caseId, o.role ?? null, o.identification ?? null, o.classification ?? null, o.after ?? null, o.limit],
	);
	return rows.map((row) => ({
		id: row.id,
		pseudonym: row.pseudonym,
		identified: row.identity_id !== null,
		roles: row.roles,
		identification: row.identification,
		sex: row.sex,
		age: row.age_from === null && row.age_to === null ? null : { from: row.age_from, to: row.age_to },
		nationality: row.nationality,
		heldCountry: row.held_country,
		classification: row.classification,
		screening: row.screening_outcome,
		screeningReopened: row.screening_reopened,
		version: row.version,
		erasure: erasureOf({ erasedAt: row.erased_at?.toISOString() ?? null, erasure: row.erasure }),
	}));
};

const withAssessment = `select ${columns}, to_jsonb(a) as assessment from person p
	left join assessment a on a.person_id = p.id and a.version = p.assessment_version`;
type WithAssessment = Row & { assessment: (Omit<AssessmentRow, "assessed_at"> & { assessed_at: string }) | null };
const fromWithAssessment = (row: WithAssessment): StoredPerson =>
	fromRow(
		row,
		row.assessment ? { ...row.assessment, assessed_at: new Date(row.assessment.assessed_at) } : undefined,
		undefined,
	);

/** Suspects of a case and everybody in it who was assessed, for a draft that names none of the latter. */
export const personsForAlert = async (tx: Tx, caseId: string): Promise<StoredPerson[]> => {
	const { rows } = await tx.query<WithAssessment>(
		`${withAssessment}
		where p.case_id = $1 and p.merged_into is null and ('suspect' = any (p.roles) or p.assessment_version > 0)
		order by 'suspect' = any (p.roles) desc, p.id limit 2000`,
		[caseId],
	);
	return rows.map(fromWithAssessment);
};

/** Persons with their latest assessments, and without what was recorded of their return. */
export const personsByIds = async (tx: Tx, ids: readonly string[]): Promise<StoredPerson[]> => {
	if (ids.length === 0) return [];
	const { rows } = await tx.query<WithAssessment>(`${withAssessment} where p.id = any ($1::uuid[])`, [ids]);
	return rows.map(fromWithAssessment);
};
