import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** Holds the counters of the code, and those that alert rules wait for, against the metrics of a hub on which nothing has happened yet. */

const root = join(import.meta.dirname, "../..");
const text = (path: string) => readFileSync(join(root, path), "utf8");

type Rules = { groups: { rules: { alert: string; expr: string }[] }[] };

/** Each counter in the code that the metrics do not have. */
export const unbornCounters = (metrics: string): string[] =>
	globSync("{libs,services}/*/src/**/*.ts", { cwd: root })
		.filter((path) => !path.endsWith(".test.ts"))
		.flatMap((path) => [...text(path).matchAll(/\bcounter\(\s*"([^"]+)"/g)].map(([, name = ""]) => name))
		.filter((name) => !new RegExp(`^${name}\\{`, "m").test(metrics));

/** Each value that a rule asks of a counter's label, as `rule: series`, that the metrics do not have. */
export const unseenByRules = (metrics: string): string[] =>
	parse(text("infra/otel/alert-rules.yml")).groups.flatMap(({ rules }: Rules["groups"][number]) =>
		rules.flatMap(({ alert, expr }) =>
			[...expr.matchAll(/(seamark_\w+_total)(?:\{([^}]*)\})?/g)].flatMap(([, name = "", labels = ""]) =>
				wanted(labels)
					.filter((label) => !metrics.split("\n").some((line) => line.startsWith(`${name}{`) && line.includes(label)))
					.map((label) => `${alert}: ${name}{${label}}`),
			),
		),
	);

/** Of `kind=~"a|b", status="500", route!="/x"` the label values that have to be there; "" asks for any series. */
const wanted = (labels: string): string[] => {
	const asked = [...labels.matchAll(/(\w+)=~?"([^"]*)"/g)].flatMap(([, label, values = ""]) =>
		values.split("|").map((value) => `${label}="${value}"`),
	);
	return asked.length > 0 ? asked : [""];
};
