import { randomUUIDv7 } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { service as caseIntake } from "@seamark/case-intake";
import { migrate, openPool } from "@seamark/db";
import { openCommitter } from "@seamark/log";
import type { Principal } from "@seamark/policy";
import { createDatabase, ensureRole, startPostgres } from "@seamark/postgres";
import { migrationsOf } from "@seamark/service";
import { freezeReturn } from "../../services/case-intake/src/numbers/freeze-return/handle.ts";
import type { Options } from "./options.ts";
import { figuresOf } from "./stats.ts";
import { table } from "./table.ts";

const agency = "00000000-0000-4000-8000-000000000001";
const post = "00000000-0000-4000-8000-000000000002";
const caseId = "00000000-0000-4000-8000-000000000003";

/**
 * Persons of one year. They differ in as many ways as those of the CTDC set, where 91,000 persons show some 6,000 combinations of codes, and
 * in nationality besides; some combinations are frequent and most are rare. Nobody of them exists.
 */
const profiles = `create table profile as select n,
		array[(array['victim','suspectedVictim','smuggledMigrant','suspect','witness'])[1 + (random() * 4)::int]] as roles,
		(array['unknown','presumed','confirmed','notConfirmed'])[1 + (random() * 3)::int] as identification,
		(array['female','male','nonConforming','unknown'])[1 + (random() * 3)::int] as sex,
		(array['0-8','9-17','18-20','21-23','24-26','27-29','30-38','39-47','48+','unknown'])[1 + (random() * 9)::int] as age_band,
		(array['trafficking','smuggling','both','neither','undetermined',null])[1 + (random() * 5)::int] as classification,
		(random() * 4095)::int & (random() * 4095)::int as controls, 1 << (random() * 7)::int as means, 1 << (random() * 13)::int as purposes,
		1 << (random() * 4)::int as recruiters
	from generate_series(0, 5999) as n`;
const fill = `insert into person (id, agency, case_id, pseudonym, roles, identification, sex, age_band, nationality, classification, controls,
		means, purposes, recruiters, created_at, changed_at, version)
	select gen_random_uuid(), '${agency}', '${caseId}', 'P-' || d.n, p.roles, p.identification, p.sex, p.age_band,
		(array['{}', '{FJ}', '{TO}', '{WS}', '{VU}', '{KI}', '{PG}', '{PH}', '{FJ,TO}'])[1 + (d.other * 8)::int]::text[], p.classification,
		p.controls, p.means, p.purposes, p.recruiters, '2025-01-01'::timestamptz + d.other * interval '364 days', now(), 1
	from (select n, floor(6000 * random() ^ 3)::int as profile, random() as other from generate_series($1::int, $2::int) as n) as d
	join profile p on p.n = d.profile`;

/** The yearly return over a million persons: counted, frozen and committed, against one bare pass over the same table. */
export const stats = async (o: Options) => {
	await using stack = new AsyncDisposableStack();
	const folder = await mkdtemp(join(tmpdir(), "seamark-bench-"));
	stack.defer(() => rm(folder, { recursive: true, force: true }));
	const postgres = await startPostgres({ dataDir: folder });
	stack.defer(() => postgres.stop());
	const roles = { owner: { name: "bench_owner", password: "bench" }, app: { name: "bench_app", password: "bench" } };
	for (const role of Object.values(roles)) await ensureRole(postgres, role.name, role.password);
	await createDatabase(postgres, "bench", { owner: roles.owner.name, users: [roles.app.name] });
	const open = (user?: { name: string; password: string }) => {
		const pool = openPool({ url: postgres.url("bench", user), name: "bench", max: 4 });
		stack.defer(() => pool.end());
		return pool;
	};
	const [admin, owner, pool] = [open(), open(roles.owner), open(roles.app)];
	await migrate(owner, { sets: migrationsOf(caseIntake), appRole: roles.app.name });

	const persons = o.quick ? 5_000 : 1_000_000;
	o.say(`Making ${persons} persons ...`);
	await admin.query(
		`insert into intake_case (id, agency, reference, title, status, jurisdiction, opened_at, opened_by_post, changed_at, version)
		values ($1, $2, '2025-1', 'bench', 'open', 'FJ', '2025-01-01', $3, now(), 1)`,
		[caseId, agency, post],
	);
	await admin.query(profiles);
	// A statement may take 20 s.
	for (let from = 1; from <= persons; from += 100_000)
		await admin.query(fill, [from, Math.min(persons, from + 99_999)]);
	await admin.query("vacuum analyze person");

	const committer = openCommitter({ pool, now: Date.now, newId: () => randomUUIDv7() });
	const who: Principal = {
		agency,
		post,
		kind: "tcu",
		country: "FJ",
		region: "pacific",
		purpose: "analysis",
		clearance: "amber",
		scopes: ["statistics:read"],
		flows: [],
	};
	const actor = { agencyId: agency, postId: post, officerId: "", purpose: who.purpose, tokenId: "bench", service: "" };
	const freeze = async () => {
		const decision = await freezeReturn(pool, 2025, { who, actor, at: Date.now() });
		if ("refused" in decision) throw new Error(`the return is refused: ${decision.refused.code}`);
		await committer.commit({ writes: decision.writes, events: decision.events, writer: agency });
	};
	const row = table(o.say, ["yearly return", "return ms", "bare pass ms"]);
	const rounds: { returnMs: number; barePassMs: number }[] = [];
	for (let round = 1; round <= o.rounds; round++) {
		// Somebody else each time, so that every round makes an edition of its own.
		await admin.query("update person set sex = 'male' where pseudonym = $1", [`P-${round}`]);
		const began = performance.now();
		await freeze();
		const returnMs = performance.now() - began;
		const bareBegan = performance.now();
		await admin.query("select count(*), sum(purposes), sum(controls) from person");
		const barePassMs = performance.now() - bareBegan;
		row(`round ${round}`, Math.round(returnMs), Math.round(barePassMs));
		rounds.push({ returnMs, barePassMs });
	}
	return {
		bench: "stats",
		unit: "ms",
		persons,
		rounds: o.rounds,
		goal: { returnMs: 2_000 },
		results: figuresOf(rounds),
	};
};
