/** A treaty, or an arrangement that States follow without one. */
export type Instrument = {
	id: string;
	name: string;
	kind: "convention" | "protocol" | "regional treaty" | "bilateral treaty" | "arrangement";
	/** It is a treaty on mutual legal assistance: where it binds both States, it rules instead of UNTOC 18(9) to (29) (18(7)). */
	assistance?: true;
	/** Day of entry into force of the instrument itself, where it has one. */
	inForce?: string;
	/** A party to this one only counts where it is a party to that one too: a protocol of a convention. */
	needs?: string;
	/** Days from a State's deposit to its being bound. */
	daysFromDeposit?: number;
	/** It is open to the members of something alone: who is none is not bound, and who is one may be. */
	among?: { of: string; countries: readonly string[]; source: string; asOf: string };
	source: string;
	/** Nobody has held what is said of it against the text yet. So it counts as not known who is bound. */
	checked?: boolean;
	/** Where sources contradict each other, and what was looked for and not found. */
	findings?: readonly string[];
};

export const instruments = [
	{
		id: "untoc",
		name: "United Nations Convention against Transnational Organized Crime",
		kind: "convention",
		inForce: "2003-09-29",
		daysFromDeposit: 30,
		source: "UN Treaty Collection XVIII-12; Art. 38(2)",
	},
	{
		id: "tip",
		name: "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children",
		kind: "protocol",
		inForce: "2003-12-25",
		needs: "untoc",
		daysFromDeposit: 30,
		source: "UN Treaty Collection XVIII-12-a; Art. 17(2)",
	},
	{
		id: "som",
		name: "Protocol against the Smuggling of Migrants by Land, Sea and Air",
		kind: "protocol",
		inForce: "2004-01-28",
		needs: "untoc",
		daysFromDeposit: 30,
		source: "UN Treaty Collection XVIII-12-b; Art. 22(2)",
	},
] as const satisfies readonly Instrument[];

export type InstrumentId = (typeof instruments)[number]["id"];
