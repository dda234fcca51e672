import { columnsOf } from "./copy-alerts.ts";
import { openClient } from "./copy-in.ts";

/** Persons of a case. */
const personsOfCase = 10;
/** Cases of one statement. */
const atOnce = 2_000;

/** Nobody of them exists. */
const titles = `concat_ws(' ', 'Landing', m.n, case when m.n % 10 = 0 then 'smugglers' end, case when m.n % 4 = 0 then 'lorry' end,
	case when m.n % 1000 = 0 then 'Nouméa' end)`;

/**
 * Makes many cases of the one that was opened, in the database, with ten persons each. A case in ten has one word, one in a thousand another and
 * an incident in a country of its own. Their words are made as those of every other case.
 */
export const fillCases = async (url: string, persons: number): Promise<{ seconds: number; cases: number }> => {
	const client = await openClient(url);
	const began = performance.now();
	const cases = Math.ceil(persons / personsOfCase);
	try {
		const of = "(select * from intake_case order by opened_at desc limit 1)";
		const one = await columnsOf(client, "intake_case", {
			...{ id: "m.id", reference: "'B-' || m.n", title: titles },
			opened_at: "of.opened_at - m.n * interval '1 minute'",
		});
		const person = await columnsOf(client, "person", {
			...{ id: "gen_random_uuid()", case_id: "m.id", pseudonym: "'B-' || m.n || '-' || k" },
			roles: "array[(array['suspect', 'victim', 'witness', 'smuggledMigrant'])[1 + k % 4]]",
			identification: "case when m.n % 1000 = 0 and k = 1 then 'confirmed' else 'presumed' end",
			classification: "(array['trafficking', 'smuggling'])[1 + m.n % 2]",
		});
		const incident = await columnsOf(client, "incident", {
			...{ id: "gen_random_uuid()", case_id: "m.id", country: "case when m.n % 1000 = 0 then 'KI' else 'FJ' end" },
		});
		for (let from = 0; from < cases; from += atOnce)
			await client.query(`with m as materialized (select gen_random_uuid() as id, n from generate_series(${from}, ${Math.min(cases, from + atOnce) - 1}) n),
				cases as (insert into intake_case (${one.names}) select ${one.values} from m, ${of} of returning id),
				incidents as (insert into incident (${incident.names}) select ${incident.values} from m, (select * from incident limit 1) of
					where m.n % 2 = 0)
				insert into person (${person.names}) select ${person.values} from m, generate_series(1, ${personsOfCase}) k, (select * from person limit 1) of`);
		// As the database does by itself within minutes.
		await client.query("vacuum (analyze) intake_case, person, incident, case_word");
	} finally {
		await client.end();
	}
	return { seconds: Math.round((performance.now() - began) / 100) / 10, cases };
};
