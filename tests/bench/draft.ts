/** The alert that the benches post: about 350 bytes, matched and admitted for every reader of the network. `title` tells one from another. */
export const draft = (title: string): string =>
	`{"kind":"route","topic":"smuggling","urgency":"routine","title":"${title}","summary":"Small boats land after dark at the north beach; a lorry waits.","countries":["FJ","TO"],"modusOperandi":["night landing"],"grading":{"scheme":"4x4","source":"B","information":"2"},"handling":{"tlp":"green","audience":{"regions":["pacific"]}}}`;

/** One that concerns many countries and goes to all their regions. */
export const wideDraft = (
	title: string,
	o: { countries: readonly string[]; regions: readonly string[]; topic?: string; summary?: string },
): string =>
	JSON.stringify({
		...(JSON.parse(draft(title)) as object),
		countries: o.countries,
		handling: { tlp: "green", audience: { regions: o.regions } },
		...(o.topic ? { topic: o.topic } : {}),
		...(o.summary ? { summary: o.summary } : {}),
	});

/** Titles of one run: `Bench-<run>-<8 digits>`, found in a stream by its bytes. */
export const markOf = (run: string): string => `Bench-${run}-`;
export const titleOf = (run: string, index: number): string => markOf(run) + String(index).padStart(8, "0");
