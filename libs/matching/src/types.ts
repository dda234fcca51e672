/** A person as far as matching is concerned. Nationality, ethnicity and religion are no part of it, on purpose. */
export type Person = {
	names: readonly PersonName[];
	/** ISO 8601 dates; either end may be empty. */
	birth?: { from: string; to: string } | undefined;
	/** Any code; empty when unknown. */
	sex?: string | undefined;
	documents?: readonly { number: string }[] | undefined;
	phones?: readonly string[] | undefined;
	/** ISO 3166-1 alpha-2: phones that name no country are of this one. Says nothing of the person. Empty when unknown. */
	phoneCountry?: string | undefined;
};

export type PersonName = {
	text: string;
	/** Used instead of the text where there are any. */
	parts?: readonly { text: string; kind: string }[] | undefined;
};

/** How two words agree; `missing` stands for a word that the other name does not have. */
export type How = "same" | "sound" | "spelling" | "joined" | "nickname" | "initial" | "missing";

/** One thing in which two persons agree or differ. `asked` and `found` are the words as they were compared. */
export type Ground = {
	field: "name" | "birth" | "sex" | "document" | "phone";
	asked: string;
	found: string;
	how: How | "compatible" | "near" | "apart" | "other";
	/** From 0, they differ, to 1, they are the same. */
	likeness: number;
	/** The words are at different places of the two names. */
	moved: boolean;
};

/** `score` from 0 to 1 says how well two persons agree. It is no probability, and a person decides. */
export type Match = { score: number; grounds: Ground[] };
