/** Numbers that are the same for the same seed. */
export const openRandom = (seed: number) => {
	let state = seed >>> 0;
	const next = () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
	return {
		next,
		below: (n: number) => Math.floor(next() * n),
		hex: () => Array.from({ length: 32 }, () => Math.floor(next() * 16).toString(16)).join(""),
	};
};
export type Random = ReturnType<typeof openRandom>;
