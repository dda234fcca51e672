import { assetsLoad } from "./assets-load.ts";
import { auth } from "./auth.ts";
import { classify } from "./classify.ts";
import { consoleBench } from "./console.ts";
import { drain } from "./drain.ts";
import { exchange } from "./exchange.ts";
import { fanout } from "./fanout.ts";
import { files } from "./files.ts";
import { flood } from "./flood.ts";
import { hits } from "./hits.ts";
import { importRecords } from "./import.ts";
import { ingest } from "./ingest.ts";
import { latency } from "./latency.ts";
import { ledger } from "./ledger.ts";
import { letters } from "./letters.ts";
import { machine } from "./machine.ts";
import { match } from "./match.ts";
import { mla } from "./mla.ts";
import { names } from "./name-pairs.ts";
import { type Options, readOptions, usage } from "./options.ts";
import { owners } from "./owners.ts";
import { patterns } from "./patterns.ts";
import { policy } from "./policy.ts";
import { search } from "./search.ts";
import { start } from "./start.ts";
import { sync } from "./sync.ts";
import { trace } from "./trace.ts";
import { stats } from "./yearly-return.ts";

/** `npm run bench -- NAME`: progress on standard error, the result as one JSON line on standard output. */

const benches: Record<string, (o: Options) => Promise<object>> = {
	latency,
	ingest,
	start,
	fanout,
	flood,
	policy,
	auth,
	sync,
	search,
	drain,
	classify,
	match,
	names,
	import: importRecords,
	stats,
	letters,
	mla,
	files,
	patterns,
	ledger,
	exchange,
	console: consoleBench,
	load: assetsLoad,
	trace,
	owners,
	hits,
};

const main = async () => {
	const { name, options } = readOptions(process.argv.slice(2));
	const bench = name === undefined ? undefined : benches[name];
	if (!bench) {
		process.stderr.write(`${usage}\n`);
		process.exitCode = name === undefined ? 0 : 2;
		return;
	}
	const on = machine();
	options.say(
		`${on.cores} cores, ${on.processor}; load ${on.loadAtStart}; one core hashes ${on.sha256MegabytesPerSecond} MB a second.`,
	);
	const began = performance.now();
	const result = await bench(options);
	options.say(`Took ${Math.round((performance.now() - began) / 1_000)} s.`);
	process.stdout.write(`${JSON.stringify({ ...result, machine: on })}\n`);
};

main().catch((error: unknown) => {
	const known = error instanceof TypeError && (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
	process.stderr.write(
		`${known || (error instanceof TypeError && error.message.startsWith("--")) ? (error as Error).message : (error as Error).stack}\n`,
	);
	process.exitCode = 1;
});
