import { signal } from "@preact/signals";
import { at, follow, hub, newKey, Problem } from "../api.ts";
import { country, language, t } from "../i18n.ts";
import type { Agency, Alert, LiveAlert } from "../model.ts";
import { session } from "../state.ts";

/** Agencies by id, read once: alerts name them by id. */
const agencies = signal<ReadonlyMap<string, Agency>>(new Map());
let reading: Promise<void> | undefined;
export const readAgencies = (): Promise<void> => {
	reading ??= hub<{ items: Agency[] }>("GET", "/agencies")
		.then(({ items }) => {
			agencies.value = new Map(items.map((one) => [one.id, one]));
		})
		.catch(() => {
			reading = undefined;
		});
	return reading;
};
export const agencyName = (id: string): string => agencies.value.get(id)?.name ?? t("unknown.agency");
export const allAgencies = (): Agency[] => [...agencies.value.values()];

/** The countries of agencies, for choosing one. */
export const countriesOf = (all: readonly Agency[]) =>
	[...new Set(all.map((one) => one.country))]
		.map((value) => ({ value, text: country(value) }))
		.sort((a, b) => a.text.localeCompare(b.text, language.value));

const weight = { flash: 0, priority: 1, routine: 2 } as const;
/** Flash first, then what is newest. A recall comes before everything: copies have to go. */
export const inOrder = (a: Alert, b: Alert): number => rank(a) - rank(b) || (a.changedAt < b.changedAt ? 1 : -1);
const rank = (one: Alert): number => (one.status === "recalled" ? -1 : weight[one.urgency]);

export const isLive = (one: Alert): one is LiveAlert => one.status === "live";
export const isMine = (one: Alert): boolean => one.originator.agency === session.value.post?.agency.id;

export const acknowledge = (one: Alert): Promise<unknown> =>
	hub("POST", at`/alerts/${one.id}/acknowledgements`, { body: { version: one.version }, key: newKey() });

/** How the live feed is: it is opened again by itself, later each time. */
export const feedState = signal<"opening" | "live" | "away">("opening");

export const followAlerts = (heard: (event: string, one: Alert) => void): (() => void) => {
	const ended = new AbortController();
	let after = "";
	const run = async () => {
		for (let wait = 1_000; !ended.signal.aborted; wait = Math.min(wait * 2, 30_000)) {
			try {
				feedState.value = "opening";
				await follow(
					`/alerts/feed${after === "" ? "" : `?after=${encodeURIComponent(after)}`}`,
					({ event, id, data }) => {
						feedState.value = "live";
						wait = 1_000;
						if (id !== "") after = id;
						if (["raised", "updated", "recalled", "withdrawn", "reminder"].includes(event))
							heard(event, JSON.parse(data) as Alert);
					},
					ended.signal,
				);
			} catch (error) {
				if (ended.signal.aborted || (error instanceof Problem && [401, 403].includes(error.status))) break;
			}
			feedState.value = "away";
			await new Promise((done) => setTimeout(done, wait));
		}
	};
	void run();
	return () => ended.abort();
};
