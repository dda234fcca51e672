/** Regions of the standard (its region vocabulary, after UN M49) by country, for profiles that ask for a region. */
const countriesByRegion = {
	"northern-africa": "DZ EG LY MA SD TN EH",
	"eastern-africa": "IO BI KM DJ ER ET TF KE MG MW MU YT MZ RE RW SC SO SS UG TZ ZM ZW",
	"middle-africa": "AO CM CF TD CG CD GQ GA ST",
	"southern-africa": "BW SZ LS NA ZA",
	"western-africa": "BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG",
	caribbean: "AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI",
	"central-america": "BZ CR SV GT HN MX NI PA",
	"south-america": "AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE",
	"northern-america": "BM CA GL PM US",
	"central-asia": "KZ KG TJ TM UZ",
	"eastern-asia": "CN HK MO KP JP MN KR TW",
	"south-eastern-asia": "BN KH ID LA MY MM PH SG TH TL VN",
	"southern-asia": "AF BD BT IN IR MV NP PK LK",
	"western-asia": "AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE",
	"eastern-europe": "BY BG CZ HU PL MD RO RU SK UA",
	"northern-europe": "AX DK EE FO FI GG IS IE IM JE LV LT NO SJ SE GB",
	"southern-europe": "AL AD BA HR GI GR VA IT MT ME MK PT SM RS SI ES XK",
	"western-europe": "AT BE FR DE LI LU MC NL CH",
	"australia-new-zealand": "AU CX CC HM NZ NF",
	melanesia: "FJ NC PG SB VU",
	micronesia: "GU KI MH FM NR MP PW UM",
	polynesia: "AS CK PF NU PN WS TK TO TV WF",
	antarctica: "AQ",
};

const regions = new Map(
	Object.entries(countriesByRegion).flatMap(([region, countries]) =>
		countries.split(" ").map((country) => [country, region]),
	),
);

/** Region of a country (ISO 3166-1 alpha-2), or undefined for a code that is in none. */
export const stixRegionOf = (country: string) => regions.get(country);
