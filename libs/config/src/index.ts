export { freePort } from "./free-port.ts";

/**
 * Reads settings from the environment: every fault is reported at once, in words, and nothing starts half-configured.
 * Only `config.ts` files call this; nothing else reads the environment.
 */
export type Setting<T> = { parse: (raw: string) => T; fallback?: T; means: string; secret?: boolean };

export class ConfigError extends Error {
	readonly faults: readonly string[];
	constructor(faults: readonly string[]) {
		super(`The settings are not usable:\n${faults.map((fault) => `  - ${fault}`).join("\n")}`);
		this.name = "ConfigError";
		this.faults = faults;
	}
}

const fail = (what: string): never => {
	throw new Error(what);
};

export const text = (means: string, fallback?: string): Setting<string> => ({
	parse: (raw) => raw,
	means,
	...(fallback === undefined ? {} : { fallback }),
});

export const secret = (means: string): Setting<string> => ({ ...text(means), secret: true });

export const optional = (means: string): Setting<string | undefined> => ({
	parse: (raw) => raw || undefined,
	fallback: undefined,
	means,
});

export const port = (means: string, fallback?: number): Setting<number> => ({
	parse: (raw) => (/^\d{1,5}$/.test(raw) && Number(raw) <= 65_535 ? Number(raw) : fail("must be a port, 0 to 65535")),
	means,
	...(fallback === undefined ? {} : { fallback }),
});

export const choice = <const T extends string>(means: string, among: readonly T[], fallback?: T): Setting<T> => ({
	parse: (raw) => among.find((one) => one === raw) ?? fail(`must be one of ${among.join(", ")}`),
	means,
	...(fallback === undefined ? {} : { fallback }),
});

export const flag = (means: string, fallback = false): Setting<boolean> => ({
	parse: (raw) =>
		raw === "1" || raw === "true" ? true : raw === "0" || raw === "false" ? false : fail("must be true or false"),
	fallback,
	means,
});

export const list = (means: string): Setting<string[]> => ({
	parse: (raw) =>
		raw
			.split(",")
			.map((one) => one.trim())
			.filter(Boolean),
	fallback: [],
	means,
});

type Settings = Record<string, Setting<unknown>>;
type Values<S extends Settings> = { [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

/** Throws {@link ConfigError} with every fault. Values of secret settings are never repeated in a fault. */
export const readSettings = <S extends Settings>(settings: S, env: Record<string, string | undefined>): Values<S> => {
	const faults: string[] = [];
	const values: Record<string, unknown> = {};
	for (const [name, setting] of Object.entries(settings)) {
		const raw = env[name];
		if (raw === undefined || raw === "") {
			if ("fallback" in setting) values[name] = setting.fallback;
			else faults.push(`${name} is missing: ${setting.means}`);
			continue;
		}
		try {
			values[name] = setting.parse(raw);
		} catch (error) {
			faults.push(`${name} ${(error as Error).message}${setting.secret ? "" : `, not "${raw}"`}: ${setting.means}`);
		}
	}
	if (faults.length > 0) throw new ConfigError(faults);
	return values as Values<S>;
};
