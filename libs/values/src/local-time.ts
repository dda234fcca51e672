/** A time as people read it: UTC, which everybody shares, and beside it the time on the reader's own wall. */
import { momentMs } from "./moments.ts";

/** A time zone of IANA, and how people call the place where it holds. */
export type Zone = { zone: string; place: string };

/** Of countries with several zones, the one of the capital: for readers whose own machine says none of their country. */
const capitals: Record<string, string> = {
	AR: "America/Buenos_Aires",
	AU: "Australia/Sydney",
	BR: "America/Sao_Paulo",
	CA: "America/Toronto",
	CD: "Africa/Kinshasa",
	CL: "America/Santiago",
	CN: "Asia/Shanghai",
	CY: "Asia/Nicosia",
	DE: "Europe/Berlin",
	EC: "America/Guayaquil",
	ES: "Europe/Madrid",
	FM: "Pacific/Pohnpei",
	GL: "America/Nuuk",
	ID: "Asia/Jakarta",
	KI: "Pacific/Tarawa",
	KZ: "Asia/Almaty",
	MH: "Pacific/Majuro",
	MN: "Asia/Ulaanbaatar",
	MX: "America/Mexico_City",
	MY: "Asia/Kuala_Lumpur",
	NZ: "Pacific/Auckland",
	PF: "Pacific/Tahiti",
	PG: "Pacific/Port_Moresby",
	PS: "Asia/Hebron",
	PT: "Europe/Lisbon",
	RU: "Europe/Moscow",
	UA: "Europe/Kyiv",
	US: "America/New_York",
	UZ: "Asia/Tashkent",
	// The tables of time zones do not list it.
	XK: "Europe/Belgrade",
};

/** One zone has several names (Kyiv, Kiev): the one that this machine's table has. */
const canonical = (zone: string): string =>
	new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;

const cityOf = (zone: string): Zone => ({ zone, place: (zone.split("/").at(-1) ?? zone).replaceAll("_", " ") });

/** Has getTimeZones in Node and not yet in the types. */
type Zoned = Intl.Locale & { getTimeZones?: () => string[] | undefined };

/**
 * The zone in which a post reads its times: that of its country. A country with several has the one of the reader's machine, or
 * else its capital's. Without a country it is the machine's. Undefined where that is UTC itself.
 */
export const zoneOf = (country: string | undefined, machine: string): Zone | undefined => {
	const zones = country === undefined ? [] : ((new Intl.Locale(`und-${country}`) as Zoned).getTimeZones?.() ?? []);
	const [only, another] = zones;
	if (only !== undefined && another === undefined)
		return { zone: only, place: new Intl.DisplayNames(["en"], { type: "region" }).of(country ?? "") ?? only };
	const capital = capitals[country ?? ""];
	if (country !== undefined && capital !== undefined)
		return cityOf(zones.map(canonical).includes(canonical(machine)) ? machine : capital);
	return country !== undefined || /^(Etc\/)?(UTC|GMT|UCT)$/.test(machine) ? undefined : cityOf(machine);
};

const parts = (ms: number, timeZone: string): Record<string, string> =>
	Object.fromEntries(
		new Intl.DateTimeFormat("en-GB", {
			timeZone,
			timeZoneName: "shortOffset",
			month: "short",
			day: "numeric",
			hour: "2-digit",
			minute: "2-digit",
			hourCycle: "h23",
		})
			.formatToParts(ms)
			.map(({ type, value }) => [type, value]),
	);

/** `2026-11-30 21:05 UTC (1 Dec 09:05 in Fiji, +12)`; undefined for what is no moment. `brief` leaves the place out, for tables. */
export const localMoment = (text: string, at: Zone | undefined, o: { brief?: boolean } = {}): string | undefined => {
	const ms = momentMs(text);
	if (Number.isNaN(ms)) return undefined;
	const utc = `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
	if (at === undefined) return utc;
	const here = parts(ms, at.zone);
	const day = `${here.day} ${here.month}`;
	const there = parts(ms, "UTC");
	const time = `${day === `${there.day} ${there.month}` ? "" : `${day} `}${here.hour}:${here.minute}`;
	const offset = (here.timeZoneName ?? "").replace("GMT", "") || "+0";
	return `${utc} (${time}${o.brief ? " " : ` in ${at.place}, `}${offset})`;
};
