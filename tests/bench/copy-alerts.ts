import type pg from "pg";
import { openClient } from "./copy-in.ts";

/** Copies of all alerts in one statement. */
const atOnce = 20_000;

/** The columns of a table, with other values for some of them. */
export const columnsOf = async (client: pg.Client, table: string, others: Record<string, string>) => {
	const { rows } = await client.query<{ name: string }>(
		`select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
		[table],
	);
	const names = rows.map(({ name }) => name);
	return {
		names: names.map((name) => `"${name}"`).join(", "),
		values: names.map((name) => others[name] ?? `of."${name}"`).join(", "),
	};
};

const asHex = (id: string) => `encode(convert_to(${id}::text, 'UTF8'), 'hex')`;
/** A number of its own in the title, so that most alerts have a word that few others have. */
const content = `jsonb_set(of.content, '{title}', to_jsonb(regexp_replace(of.content ->> 'title', '\\d+', m.number::text)))`;

/**
 * Makes many alerts of the few that were raised, in the database: the rows of the alert, its version and its event in the log. Raising a
 * million over HTTP takes an hour. The words are not made here: the hub's own follower makes them, as for every other alert.
 */
export const copyAlerts = async (url: string, alerts: number): Promise<{ seconds: number }> => {
	const client = await openClient(url);
	const began = performance.now();
	try {
		await client.query(`create temp table raised as
			select e.position, a.id, (row_number() over (order by e.position))::int - 1 as n, count(*) over ()::int as many
			from seamark.log_entry e join alert a on a.id::text = e.subject where e.type = 'seamark.events.v1.AlertRaised'`);
		const { rows } = await client.query<{ many: number }>("select count(*)::int as many from raised");
		const many = rows[0]?.many ?? 0;
		const rounds = Math.ceil(alerts / many) - 1;
		const alert = await columnsOf(client, "alert", { id: "m.id", content });
		const version = await columnsOf(client, "alert_version", { alert_id: "m.id", content });
		const entry = await columnsOf(client, "seamark.log_entry", {
			position: "h.position + m.place",
			id: "gen_random_uuid()",
			subject: "m.id::text",
			data: `decode(replace(encode(of.data, 'hex'), ${asHex("m.raised")}, ${asHex("m.id")}), 'hex')`,
		});
		const each = Math.max(1, Math.floor(atOnce / many));
		for (let round = 1; round <= rounds; round += each)
			await client.query(`with m as materialized (
					select r.id as raised, r.position, row_number() over (order by round, r.n) as place, r.n + round * r.many as number,
						-- In the order of time, as the hub's own ids are.
						encode(overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from now()) * 1000)::bigint) from 3) from 1 for 6), 'hex')::uuid as id
					from raised r cross join generate_series(${round}, ${Math.min(rounds, round + each - 1)}) round),
				h as (update seamark.log_head set position = position + (select count(*) from m) returning position - (select count(*) from m) as position),
				alerts as (insert into alert (${alert.names}) select ${alert.values} from m join alert of on of.id = m.raised),
				versions as (insert into alert_version (${version.names}) select ${version.values} from m join alert_version of on of.alert_id = m.raised)
				insert into seamark.log_entry (${entry.names}) select ${entry.values} from h, m join seamark.log_entry of on of.position = m.position`);
		// As the database does by itself within minutes.
		await client.query("vacuum (analyze) alert, alert_version, seamark.log_entry");
		await client.query("select pg_notify('seamark_log', position || ' copied') from seamark.log_head");
	} finally {
		await client.end();
	}
	return { seconds: Math.round((performance.now() - began) / 100) / 10 };
};
