import type { Line, Parcel } from "./port.ts";

/** Both authorities are at one hub. */
export const straight: Line = (take) => take;

export type BadLine = { line: Line; told: { lost: number; repeated: number; late: number } };

/** Loses about a third of the parcels, hands over a third twice, and holds up the others until a later one has gone by. Letters are not lost. */
export const badLine = (seed: number): BadLine => {
	let drawn = seed;
	const draw = () => {
		drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
		return drawn / 2 ** 32;
	};
	const told = { lost: 0, repeated: 0, late: 0 };
	const late: Parcel[] = [];
	return {
		told,
		line: (take) => async (parcel) => {
			const fate = draw();
			const before = late.splice(0);
			if (fate < 1 / 3 && parcel.kind !== "letter") told.lost++;
			else if (fate < 2 / 3 && parcel.kind !== "letter") {
				told.late++;
				late.push(parcel);
			} else {
				told.repeated++;
				await take(parcel);
				await take(parcel);
			}
			for (const one of before) await take(one);
		},
	};
};
