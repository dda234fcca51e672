/** Natural logarithm of k! (Stirling with its first corrections; exact enough from 1 on). */
export const logFactorial = (k: number): number => {
	if (k < 2) return 0;
	const x = k + 1;
	return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3);
};

/** Logarithm of how probable it is that k or more come where `mean` are expected (Poisson); never below the truth by more than its last term. */
export const logTail = (k: number, mean: number): number => {
	if (k <= mean || k <= 0) return 0;
	if (mean <= 0) return Number.NEGATIVE_INFINITY;
	const first = -mean + k * Math.log(mean) - logFactorial(k);
	// The terms that follow shrink at least by mean / (k + 1) each.
	return Math.min(0, first - Math.log(1 - mean / (k + 1)));
};

export const logChoose = (n: number, k: number): number =>
	k > n ? Number.NEGATIVE_INFINITY : logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** From 0 to 100: what one would expect once in a set by chance has 0, once in 10^12 sets has 100. */
export const scoreOf = (logExpected: number): number =>
	Math.max(0, Math.min(100, Math.round((-logExpected / Math.LN10 / 12) * 100)));
