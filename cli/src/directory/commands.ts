import type { Command } from "commander";
import type { Run } from "../run.ts";
import { examples } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	command
		.option("--country <code>", "of this country only, such as FJ")
		.option("--kind <kind>", "of this kind only, such as tcu")
		.addHelpText("after", examples("agencies", "agencies --country VU", "agencies --json"))
		.action(
			run(async (context, _words, o: { country?: string; kind?: string }) => {
				const { readAgencies } = await import("./directory.ts");
				const { titledTable } = await import("../terminal/render.ts");
				const { out } = context;
				const country = o.country?.toUpperCase();
				const all = await readAgencies(await context.hub());
				const found = all.filter(
					(one) => (country === undefined || one.country === country) && (o.kind === undefined || one.kind === o.kind),
				);
				if (out.json) return out.document({ agencies: found });
				if (found.length === 0) return out.say("No agency matches.");
				const rows = found.map((one) => [
					one.country,
					one.handle,
					one.kind,
					one.id,
					one.status === "active" ? one.name : `${one.name ?? ""} (${one.status ?? "?"})`,
				]);
				const columns = [
					{ title: "COUNTRY", priority: 0 },
					{ title: "HANDLE", priority: 0 },
					{ title: "KIND", priority: 1 },
					{ title: "ID", priority: 2 },
					{ title: "NAME", priority: 0, grows: true, least: 24 },
				];
				out.say(...titledTable(out, columns, rows));
			}),
		);
};
