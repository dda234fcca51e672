/** Measures that protect a victim or witness in the proceedings of a request: UNTOC 24 and 25, TIP 6. */
export const protectiveMeasures = {
	"in-camera": { article: "TIP 6(1)", says: "The hearing is not public." },
	video: { article: "UNTOC 24(2)(b)", says: "The person is heard by video." },
	"support-person": { article: "UNTOC 25(3); TIP 6(2)(b)", says: "Somebody whom the person trusts is with them." },
	relocation: {
		article: "UNTOC 24(2)(a), 24(3)",
		says: "The person is brought to another place, also in another State.",
	},
	"no-disclosure-of-identity": {
		article: "UNTOC 24(2)(a)",
		says: "Who the person is and where is not disclosed, or only in limits.",
	},
} as const;

export type ProtectiveMeasure = keyof typeof protectiveMeasures;
export const protectiveMeasureNames = Object.keys(protectiveMeasures) as ProtectiveMeasure[];
