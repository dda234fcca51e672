import type { Statement } from "@seamark/log";
import type { AgeBand, Sex, YesNoUnknown } from "../codes/persons.ts";
import type { Erasure } from "../erasure/erasure.ts";
import type { Smuggling } from "../persons/person/smuggling.ts";
import type { AssessmentRecord, PersonState, ReturnRecord } from "../persons/person/state.ts";
import { caseIsOpen } from "./cases.ts";

/** A person as case intake keeps it: what the decisions see, and what is only stored, listed and counted. */
export type StoredPerson = {
	state: PersonState;
	pseudonym: string;
	/** The vault's id; null when nothing identifying is known. */
	identityId: string | null;
	/** Which officer wrote the identity down, and when (RFC 3339); null for what came otherwise. */
	identityBy: { officer: string; at: string } | null;
	sex: Sex;
	nationality: readonly string[];
	exploitationCountry: string | null;
	/** Of the country of exploitation. */
	citizen: YesNoUnknown;
	mergedInto: string | null;
	/** Since when nothing that identifies the person is taken in. */
	erasedAt: string | null;
	/** Why, and by whom; null for what was erased before reasons were kept. */
	erasure: Erasure | null;
	/** RFC 3339. */
	createdAt: string;
	changedAt: string;
	custom: Record<string, unknown>;
	/** What statistics group by; one bit per code. */
	bits: { acts: number; means: number; controls: number; purposes: number; recruiters: number; sectors: number };
	smuggling: Smuggling | null;
	duration: string;
	ageBand: AgeBand;
};

const names = `id, agency, case_id, import_id, pseudonym, identity_id, roles, suspicion, protected_as, identification, sex, age_from, age_to,
	age_band, nationality, held_country, exploitation_country, citizen, flags, classification, assessment_version, screening_outcome,
	screened_at, screened_by_post, screening_reopened, acts, means, controls, purposes, recruiters, duration, merged_into, created_at,
	changed_at, version, custom, erased_at, erasure, guarded, sectors, smuggling, identity_by`;
const types = `id uuid, agency uuid, case_id uuid, import_id uuid, pseudonym text, identity_id uuid, roles text[], suspicion jsonb,
	protected_as text[], identification text, sex text, age_from smallint, age_to smallint, age_band text, nationality text[],
	held_country text, exploitation_country text, citizen text, flags text[], classification text, assessment_version int,
	screening_outcome text, screened_at timestamptz, screened_by_post uuid, screening_reopened boolean, acts int, means int, controls int,
	purposes int, recruiters int, duration text, merged_into uuid, created_at timestamptz, changed_at timestamptz, version int, custom jsonb,
	erased_at timestamptz, erasure jsonb, guarded jsonb, sectors int, smuggling jsonb, identity_by jsonb`;

/** New persons of open cases. */
export const insertPerson: Statement = {
	name: "person.insert",
	sql: `insert into person (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as r(${types}) where ${caseIsOpen}`,
	conflict: "CASE_CLOSED",
};

/** New persons of cases that are opened in the same change: no statement sees another's rows before all are sent. */
export const insertFirstPerson: Statement = {
	name: "person.insert-first",
	sql: `insert into person (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as r(${types})`,
	conflict: "CONFLICT",
	inserts: true,
};

/** Columns that a person is read back from. */
export const personColumns: readonly string[] = names
	.split(",")
	.map((name) => name.trim())
	.filter((name) => name !== "import_id");

const fixed = new Set(["id", "agency", "case_id", "import_id", "pseudonym", "created_at"]);
const changing = names
	.split(",")
	.map((name) => name.trim())
	.filter((name) => !fixed.has(name));

/** The next version of a person, where the one before is still the current one. */
export const replacePerson: Statement = {
	name: "person.replace",
	sql: `update person p set ${changing.map((name) => `${name} = r.${name}`).join(", ")}
		from jsonb_to_recordset($1::jsonb) as r(${types}) where p.id = r.id and p.version = r.version - 1`,
	conflict: "VERSION_CONFLICT",
};

/** Stays under the pseudonym, as nobody. `custom`: what is left of the agency's own fields. */
export const forgetPerson: Statement = {
	name: "person.forget",
	sql: `update person p set identity_id = null, identity_by = null, erased_at = r.at, erasure = r.erasure, custom = r.custom, version = p.version + 1,
			changed_at = r.at
		from jsonb_to_recordset($1::jsonb) as r(id uuid, version int, at timestamptz, erasure jsonb, custom jsonb)
		where p.id = r.id and p.version = r.version`,
	conflict: "VERSION_CONFLICT",
};

/** In every change that puts what identifies somebody to a person, where the person's version does not say it. */
export const personTakesIdentity: Statement = {
	name: "person.takes-identity",
	sql: `select 1 from jsonb_to_recordset($1::jsonb) as r(id uuid) join person p on p.id = r.id
		where p.erased_at is null for share of p`,
	conflict: "CONFLICT",
};

/** Persons of an import who are in no case yet. */
export const putIntoCase: Statement = {
	name: "person.put-into-case",
	sql: `update person p set case_id = r.case_id, changed_at = r.changed_at, version = p.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, case_id uuid, changed_at timestamptz)
		where p.id = r.id and p.case_id is null and p.merged_into is null`,
	conflict: "CONFLICT",
};

export const insertAssessment: Statement = {
	name: "assessment.insert",
	sql: `insert into assessment (person_id, version, agency, jurisdiction, rules_version, elements, indicators, classification, explanation,
			note, assessed_at, by_post)
		select person_id, version, agency, jurisdiction, rules_version, elements, indicators, classification, explanation, note, assessed_at, by_post
		from jsonb_to_recordset($1::jsonb) as r(person_id uuid, version int, agency uuid, jurisdiction text, rules_version text, elements jsonb,
			indicators jsonb, classification text, explanation jsonb, note text, assessed_at timestamptz, by_post uuid)`,
	conflict: "VERSION_CONFLICT",
	inserts: true,
};

export const insertReturn: Statement = {
	name: "return_record.insert",
	sql: `insert into return_record (id, person_id, agency, kind, to_country, happened_on, voluntary, safety_assessed, proceedings_checked,
			accepting_service, follow_up_on, best_interests, screening_outcome, breaches, note, recorded_at, by_post)
		select id, person_id, agency, kind, to_country, happened_on, voluntary, safety_assessed, proceedings_checked,
			accepting_service, follow_up_on, best_interests, screening_outcome, breaches, note, recorded_at, by_post
		from jsonb_to_recordset($1::jsonb) as r(id uuid, person_id uuid, agency uuid, kind text, to_country text, happened_on date, voluntary text,
			safety_assessed boolean, proceedings_checked boolean, accepting_service text, follow_up_on date, best_interests jsonb,
			screening_outcome text, breaches jsonb, note text, recorded_at timestamptz, by_post uuid)`,
	conflict: "CONFLICT",
	inserts: true,
};

export const toPersonRow = (person: StoredPerson): Record<string, unknown> => {
	const { state } = person;
	return {
		id: state.id,
		agency: state.agency,
		case_id: state.caseId,
		import_id: null,
		pseudonym: person.pseudonym,
		identity_id: person.identityId,
		identity_by: person.identityBy,
		roles: state.roles,
		suspicion: state.suspicion,
		protected_as: state.protectedAs,
		identification: state.identification,
		sex: person.sex,
		age_from: state.age?.from ?? null,
		age_to: state.age?.to ?? null,
		age_band: person.ageBand,
		nationality: person.nationality,
		held_country: state.heldCountry,
		exploitation_country: person.exploitationCountry,
		citizen: person.citizen,
		flags: state.flags,
		classification: state.assessment?.result.classification ?? null,
		assessment_version: state.assessment?.version ?? 0,
		screening_outcome: state.screening?.outcome ?? null,
		screened_at: state.screening?.at ?? null,
		screened_by_post: state.screening?.byPost ?? null,
		screening_reopened: state.screening?.reopened ?? false,
		acts: person.bits.acts,
		means: person.bits.means,
		controls: person.bits.controls,
		purposes: person.bits.purposes,
		recruiters: person.bits.recruiters,
		sectors: person.bits.sectors,
		smuggling: person.smuggling,
		duration: person.duration,
		merged_into: person.mergedInto,
		created_at: person.createdAt,
		changed_at: person.changedAt,
		version: state.version,
		custom: person.custom,
		erased_at: person.erasedAt,
		erasure: person.erasure,
		guarded: state.guarded,
	};
};

export const toAssessmentRow = (
	person: PersonState,
	record: AssessmentRecord,
	note: string,
): Record<string, unknown> => ({
	person_id: person.id,
	version: record.version,
	agency: person.agency,
	jurisdiction: record.result.jurisdiction,
	rules_version: record.result.rulesVersion,
	// The facts whole, so that they can be read back as they were entered.
	elements: record.facts,
	indicators: record.facts.indicators,
	classification: record.result.classification,
	explanation: record.result,
	note,
	assessed_at: record.at,
	by_post: record.byPost,
});

export const toReturnRow = (
	person: PersonState,
	id: string,
	record: ReturnRecord,
	note: string,
): Record<string, unknown> => ({
	id,
	person_id: person.id,
	agency: person.agency,
	kind: record.kind,
	to_country: record.toCountry,
	happened_on: record.happenedOn,
	voluntary: record.voluntary,
	safety_assessed: record.safetyAssessed,
	proceedings_checked: record.proceedingsChecked,
	accepting_service: record.acceptingService,
	follow_up_on: record.followUpOn,
	best_interests: record.bestInterests,
	screening_outcome: record.screeningOutcome,
	breaches: record.breaches,
	note,
	recorded_at: record.at,
	by_post: record.byPost,
});
