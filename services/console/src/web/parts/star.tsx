import { t } from "../i18n.ts";

/** A spoke of the picture. */
export type Spoke = { id: string; name: string; kind: string; of: "person" | "thing" };

const size = 480;
const middle = size / 2;
/** More than these would be a ball of wool: the tables have them all. */
const most = 40;

/**
 * What hangs on a case, as a picture: persons on the inner ring, things on the outer one. It says nothing that the tables beside it do not,
 * so who cannot see it misses nothing, and its names are read out by them.
 */
export const Star = ({ name, spokes }: { name: string; spokes: readonly Spoke[] }) => {
	// Two lines are no picture.
	if (spokes.length < 3) return null;
	const shown = spokes.slice(0, most);
	const placed = shown.map((one, n) => {
		const turn = (n / shown.length) * 2 * Math.PI - Math.PI / 2;
		const reach = one.of === "person" ? size * 0.27 : size * 0.4;
		return { ...one, x: middle + Math.cos(turn) * reach, y: middle + Math.sin(turn) * reach };
	});
	return (
		<figure class="star">
			<svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t("star.label")}>
				{placed.map(({ id, x, y }) => (
					<line key={id} x1={middle} y1={middle} x2={x} y2={y} />
				))}
				<circle class="case" cx={middle} cy={middle} r="10" />
				<text x={middle} y={middle - 16} text-anchor="middle">
					{name}
				</text>
				{placed.map((one) => (
					<g key={one.id} class={one.of}>
						{one.of === "person" ? (
							<circle cx={one.x} cy={one.y} r="7" />
						) : (
							<rect x={one.x - 6} y={one.y - 6} width="12" height="12" />
						)}
						<text x={one.x} y={one.y + 20} text-anchor="middle">
							{one.name.length > 18 ? `${one.name.slice(0, 17)}…` : one.name}
						</text>
						<title>{`${one.kind}: ${one.name}`}</title>
					</g>
				))}
			</svg>
			<figcaption>
				{t("star.caption")} {spokes.length > most && t("star.more", { n: spokes.length - most })}
			</figcaption>
		</figure>
	);
};
