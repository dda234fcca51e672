import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { LawOfCharge } from "../charges/charge/law.ts";
import type { Sentence } from "../charges/charge/sentence.ts";
import type { ChargeStatus, CourtOutcome, CourtStage, Liability } from "../codes/courts.ts";
import type { Span } from "../persons/classify/types.ts";
import type { Breach } from "../persons/person/state.ts";
import { caseIsOpen } from "./cases.ts";
import { mergedSql } from "./merges.ts";

/** A charge against a suspect, or against a company of the case. Days are ISO dates, times RFC 3339. */
export type Charge = {
	id: string;
	caseId: string;
	/** Null where a company is charged. */
	personId: string | null;
	/** What the company is called, as it was written; null where a person is charged. */
	company: string | null;
	/** The company as a thing that is linked to the case; null where a person is charged. */
	companyId: string | null;
	/** Of a company alone. */
	liability: Liability | null;
	agency: string;
	/** Code; the crime that was assessed is kept with the victims. */
	offence: string;
	/** The provision as the charge names it; may be empty. */
	statute: string;
	chargedOn: string | null;
	/** When the acts were, as far as it is known. */
	acted: readonly Span[];
	/** What the laws of these days say; null for charges from before. */
	law: LawOfCharge | null;
	status: ChargeStatus;
	recordedAt: string;
	byPost: string;
	version: number;
	/** What stood against a charge that was laid all the same. */
	breaches: readonly Breach[];
	stages: readonly StageRecord[];
};

export type StageRecord = {
	/** From 1. */
	n: number;
	stage: CourtStage;
	reachedOn: string | null;
	outcome: CourtOutcome | null;
	/** Set for the stage sentence, as far as it was recorded in parts. */
	sentence: Sentence | null;
	breaches: readonly Breach[];
	note: string;
	recordedAt: string;
	byPost: string;
};

const insertCharged = `insert into charge (id, case_id, person_id, entity_id, liability, agency, offence, statute, charged_on, acted, law, status,
			recorded_at, by_post, version, breaches)
		select id, case_id, person_id, entity_id, liability, agency, offence, statute, charged_on, acted, nullif(law, 'null'), status, recorded_at,
			by_post, version, breaches
		from jsonb_to_recordset($1::jsonb) as r(id uuid, case_id uuid, person_id uuid, person_version int, entity_id uuid, liability text,
			agency uuid, offence text, statute text, charged_on date, acted jsonb, law jsonb, status text, recorded_at timestamptz, by_post uuid,
			version int, breaches jsonb)`;

/** Refused where the person is not the suspect any more that was read. */
export const insertCharge: Statement = {
	name: "charge.insert",
	sql: `${insertCharged} where ${caseIsOpen} and exists (select 1 from person p where p.id = r.person_id and p.version = r.person_version)`,
	conflict: "VERSION_CONFLICT",
};

/** Refused where the company was taken out of the case, or turned out to be a protected person's. */
export const insertCompanyCharge: Statement = {
	name: "charge.insert-company",
	sql: `${insertCharged} where ${caseIsOpen} and exists (select 1 from case_entity l where l.case_id = r.case_id and l.entity_id = r.entity_id)
			and not exists (select 1 from case_entity l where l.entity_id = r.entity_id and l.role = 'ofProtectedPerson')`,
	conflict: "CONFLICT",
};

export const replaceCharge: Statement = {
	name: "charge.replace",
	sql: `update charge c set status = r.status, version = r.version
		from jsonb_to_recordset($1::jsonb) as r(id uuid, status text, version int) where c.id = r.id and c.version = r.version - 1`,
	conflict: "VERSION_CONFLICT",
};

export const insertStage: Statement = {
	name: "court_stage.insert",
	sql: `insert into court_stage (charge_id, n, agency, stage, reached_on, outcome, sentence, breaches, note, recorded_at, by_post)
		select charge_id, n, agency, stage, reached_on, outcome, sentence, breaches, note, recorded_at, by_post
		from jsonb_to_recordset($1::jsonb) as r(charge_id uuid, case_id uuid, n int, agency uuid, stage text, reached_on date, outcome text,
			sentence jsonb, breaches jsonb, note text, recorded_at timestamptz, by_post uuid)
		where ${caseIsOpen} on conflict do nothing`,
	conflict: "VERSION_CONFLICT",
};

/** `personVersion`: of the suspect, as they were read; of a company none. */
export const toChargeRow = (charge: Charge, personVersion: number | null): Record<string, unknown> => ({
	id: charge.id,
	case_id: charge.caseId,
	person_id: charge.personId,
	person_version: personVersion,
	entity_id: charge.companyId,
	liability: charge.liability,
	agency: charge.agency,
	offence: charge.offence,
	statute: charge.statute,
	charged_on: charge.chargedOn,
	acted: charge.acted,
	law: charge.law,
	status: charge.status,
	recorded_at: charge.recordedAt,
	by_post: charge.byPost,
	version: charge.version,
	breaches: charge.breaches,
});

export const toStageRow = (charge: Charge, stage: StageRecord): Record<string, unknown> => ({
	charge_id: charge.id,
	case_id: charge.caseId,
	n: stage.n,
	agency: charge.agency,
	stage: stage.stage,
	reached_on: stage.reachedOn,
	outcome: stage.outcome,
	sentence: stage.sentence,
	breaches: stage.breaches,
	note: stage.note,
	recorded_at: stage.recordedAt,
	by_post: stage.byPost,
});

type Row = Omit<Charge, "recordedAt" | "stages"> & { recordedAt: Date };
type StageRow = Omit<StageRecord, "recordedAt"> & { chargeId: string; recordedAt: Date };

const columns = `c.id, c.case_id as "caseId", c.person_id as "personId", c.entity_id as "companyId",
	(select e.value from entity e where e.id = c.entity_id) as company, c.liability, c.agency, c.offence, c.statute, c.charged_on::text as "chargedOn", c.acted, c.law,
	c.status, c.recorded_at as "recordedAt", c.by_post as "byPost", c.version, c.breaches`;

const withStages = async (tx: Tx, charges: readonly Row[]): Promise<Charge[]> => {
	const { rows } = await tx.query<StageRow>(
		`select charge_id as "chargeId", n, stage, reached_on::text as "reachedOn", outcome, sentence, breaches, note, recorded_at as "recordedAt",
			by_post as "byPost" from court_stage where charge_id = any ($1::uuid[]) order by charge_id, n`,
		[charges.map(({ id }) => id)],
	);
	const stages = Map.groupBy(rows, ({ chargeId }) => chargeId);
	return charges.map((charge) => ({
		...charge,
		recordedAt: charge.recordedAt.toISOString(),
		stages: (stages.get(charge.id) ?? []).map(({ chargeId: _, ...stage }) => ({
			...stage,
			recordedAt: stage.recordedAt.toISOString(),
		})),
	}));
};

export const chargesByIds = async (tx: Tx, ids: readonly string[]): Promise<Charge[]> => {
	const { rows } = await tx.query<Row>(`select ${columns} from charge c where c.id = any ($1::uuid[])`, [ids]);
	return withStages(tx, rows);
};

export const findCharge = async (tx: Tx, id: string): Promise<Charge | undefined> => (await chargesByIds(tx, [id]))[0];

/**
 * A page of the charges of a case or of a person, and of records merged into it, in the order of recording. `after` is the id of
 * the last charge of the page before.
 */
export const chargesOf = async (
	tx: Tx,
	of: { caseId: string } | { personId: string },
	{ limit, after }: { limit: number; after: string | undefined },
): Promise<Charge[]> => {
	const [where, id] =
		"caseId" in of ? ["c.case_id = $1", of.caseId] : [`c.person_id in (${mergedSql("$1")})`, of.personId];
	const { rows } = await tx.query<Row>(
		`select ${columns} from charge c where ${where}
			and ($3::uuid is null or (c.recorded_at, c.id) > (select l.recorded_at, l.id from charge l where l.id = $3))
		order by c.recorded_at, c.id limit $2`,
		[id, limit, after ?? null],
	);
	return withStages(tx, rows);
};

/**
 * What counts as a prosecution and as a conviction, and when, over a charge `c`; in words, and as functions, in `charge/counting.ts`. What
 * was done against somebody protected is a breach, and neither.
 */
export const prosecutedSql =
	"exists (select 1 from court_stage s where s.charge_id = c.id and s.stage = 'prosecution' and s.breaches = '[]')";
export const prosecutedOnSql =
	"(select min(s.reached_on) from court_stage s where s.charge_id = c.id and s.stage = 'prosecution' and s.breaches = '[]')";

const lastDecision =
	"select s.outcome from court_stage s where s.charge_id = c.id and s.outcome is not null order by s.n desc limit 1";
/** The decision by which a conviction that holds came about: those that upheld it since change nothing. */
const convicting = (
	what: string,
) => `(select ${what} from court_stage s where s.charge_id = c.id and s.outcome = 'convicted'
	and s.n > coalesce((select max(o.n) from court_stage o where o.charge_id = c.id and o.outcome <> 'convicted'), 0) order by s.n limit 1)`;
export const convictedSql = `coalesce((${lastDecision}) = 'convicted' and ${convicting("s.breaches = '[]'")}, false)`;
export const convictedOnSql = convicting("s.reached_on");
