import { given, type Query } from "@seamark/client";
import { readOwnRegister, registerWith } from "@seamark/treaties";
import type { Context } from "../context.ts";
import { usageError } from "../terminal/exit.ts";
import { readObject } from "../terminal/files.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

type Options = { day?: string; file?: string };
type Entry = {
	country: string;
	instrument: string;
	status: string;
	since?: string;
	because: string;
	source?: string;
	asOf?: string;
};

/** What is known of treaties: as the hub has it, or as it would with a file of its operator. */
export const register = async (context: Context, country: string | undefined, o: Options): Promise<void> => {
	const { out } = context;
	const items: Entry[] =
		o.file === undefined ? await ofHub(context, country, o) : await ofFile(context, country, o, o.file);
	if (out.json) return out.document({ items });
	const columns = [
		{ title: "COUNTRY", priority: 0 },
		{ title: "TREATY", priority: 0 },
		{ title: "STATUS", priority: 0 },
		{ title: "SINCE", priority: 1 },
		{ title: "AS OF", priority: 2 },
		{ title: "WHY", priority: 0, grows: true, least: 24 },
		{ title: "SOURCE", priority: 3 },
	];
	const cells = ({ country: of, instrument, status, since = "", asOf = "", because, source = "" }: Entry) =>
		[of, instrument, status, since, asOf, because, source].map((one) => safeLine(one));
	out.say(...titledTable(out, columns, items.map(cells)));
};

const ofHub = async (context: Context, country: string | undefined, { day }: Options): Promise<Entry[]> => {
	const query = given<Query<"listRegister">>({ country: country?.toUpperCase(), day });
	return (await (await context.hub()).GET("/mla/register", { params: { query } })).items;
};

/** Throws where something is wrong in the file, all of it at once. */
const ofFile = async (
	context: Context,
	country: string | undefined,
	{ day }: Options,
	file: string,
): Promise<Entry[]> => {
	const read = readOwnRegister(await readObject(context, file));
	if ("faults" in read)
		throw usageError(
			`${safeLine(file)} is no register that a hub takes.`,
			"The format is in docs/mla.md.",
			read.faults.map(({ at, message }) => ({ at, message })),
		);
	const known = registerWith(read);
	const on = day ?? new Date().toISOString().slice(0, 10);
	const own = read.sources.flatMap(({ rows }) => rows.map((row) => row.country));
	const among = read.instruments.flatMap((one) => one.among?.countries ?? []);
	const countries = country === undefined ? [...new Set([...own, ...among])] : [country.toUpperCase()];
	return countries.flatMap((of) =>
		known.instruments.map(({ id }) => ({ country: of, instrument: id, ...known.statusOf(id, of, on) })),
	);
};
