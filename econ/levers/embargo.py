"""Levers of the embargo itself: what oil, gas and other fuels it removes."""

from econ.levers.declare import LeverGroup, lever, share


class Oil(LeverGroup):
    """Russian crude and products: who stops buying, and what finds another buyer."""

    eu_cut_share: float = share(
        0.0,
        label="EU stops buying",
        per_month=True,
        headline=True,
        help="Share of Russian crude and products bought by the EU that is cut off.",
    )
    india_cut_share: float = share(
        0.0,
        label="India stops buying",
        per_month=True,
        headline=True,
        help="Share of India's purchases of Russian crude and products that is cut off.",
    )
    china_cut_share: float = share(
        0.0,
        label="China stops buying",
        per_month=True,
        headline=True,
        help="Share of China's purchases of Russian crude and products that is cut off.",
    )
    turkiye_cut_share: float = share(
        0.0,
        label="Türkiye stops buying",
        per_month=True,
        help="Share of Türkiye's purchases of Russian crude and products that is cut off.",
    )
    rest_cut_share: float = share(
        0.0,
        label="All others stop buying",
        per_month=True,
        help="Share of all other buyers' purchases of Russian crude and products that is cut off.",
    )
    shut_in: float = share(
        0.0,
        label="Russia stops exporting oil",
        per_month=True,
        headline=True,
        help="Share of its oil exports that Russia itself withholds: nothing of it is rerouted.",
    )
    reroute_share: float = share(
        0.95,
        label="Rerouted",
        source="evidence row tr_reroute (IEA 2022: crude 0.95, products 0.85)",
        help="Share of the oil its buyers refuse that other willing buyers end up taking.",
    )
    reroute_months: float = lever(
        3.0,
        label="Rerouting time",
        unit="months",
        kind="number",
        low=0.5,
        high=24,
        step=0.5,
        source="evidence row tr_reroute (6 to 12 months to complete in 2022)",
        help="Time constant of rerouting: after this many months 63 % of the way is done.",
    )
    products_spared_share: float = share(
        0.0,
        label="Products spared",
        per_month=True,
        help="Share of oil products left out of the buyers' own cuts; 1 = crude only, as the EU's until February 2023.",
    )
    products_reroute_share: float = share(
        0.85,
        label="Products rerouted",
        source="evidence row tr_reroute (IEA 2022: products 0.85)",
        help="As the share rerouted, for refused products; never more than that.",
    )
    reroute_limit_mbd: float = lever(
        3.6,
        label="Rerouting limit",
        unit="mb/d",
        kind="number",
        low=0,
        high=8,
        step=0.1,
        source="russia_exports: crude (2.1) and products (1.4) that left the EU and the US from 2021 to 2025",
        help="Most oil that tankers and ports can carry to new places at any one time.",
    )
    price_cap_usd_bbl: float | None = lever(
        None,
        label="Price cap",
        unit="USD/bbl",
        kind="number",
        low=0,
        high=150,
        step=1,
        help="Cap on what may be paid for Russian crude carried with Western services; empty = none.",
    )
    sanctions_relief_share: float = share(
        0.0,
        label="Sanctions relief",
        per_month=True,
        help="0 = today's sanctions, 1 = lifted: the Urals discount closes to its pre-war level.",
    )


class Gas(LeverGroup):
    """Gas to Europe by route, and what replaces it."""

    turkstream_cut_share: float = share(
        0.0,
        label="TurkStream cut",
        per_month=True,
        headline=True,
        help="Share of Russian gas reaching the EU through TurkStream that stops.",
    )
    russian_lng_cut_share: float = share(
        0.0,
        label="Russian LNG cut",
        per_month=True,
        headline=True,
        help="Share of Russian LNG landed in the EU that stops.",
    )
    lng_reroute_share: float = share(
        0.0,
        label="Russian LNG finds other buyers",
        source="judgement: cargoes can go to Asia and free others, ice-class ships and distance permitting",
        help="Share of refused Russian LNG that goes elsewhere and frees other cargoes; 0 when Russia itself stops.",
    )
    other_pipeline_cut_share: float = share(
        0.0,
        label="Other Russian pipelines cut",
        per_month=True,
        help="Share of gas through Ukraine, Yamal and Nord Stream that stops; flows only in the 2021 baseline.",
    )
    pipeline_return_share: float = share(
        0.0,
        label="Russian pipeline gas returns",
        per_month=True,
        help="Share of the Russian pipeline flow lost since 2021 that comes back (a settlement).",
    )
    norway_outage_share: float = share(
        0.0, label="Norway outage", per_month=True, help="Share of Norwegian pipeline gas lost (accident or sabotage)."
    )
    extra_lng_bcm_yr: float = lever(
        0.0,
        label="Extra LNG",
        unit="bcm/yr",
        kind="number",
        low=0,
        high=150,
        step=5,
        per_month=True,
        headline=True,
        help="LNG that reaches the EU beyond what price alone attracts (new terminals, contracts, diplomacy).",
    )
    winter_severity_sd: float = lever(
        0.0,
        label="Winter severity",
        unit="standard deviations",
        kind="number",
        low=-3,
        high=3,
        step=0.25,
        headline=True,
        help="How much colder than normal the first winter is; 1 = one winter in six, 2 = one in forty.",
    )
    storage_start_share: float | None = lever(
        None,
        label="Storage at start",
        unit="share",
        kind="share",
        low=0,
        high=1,
        step=0.01,
        help="EU gas storage fill at the baseline month; empty = as observed.",
    )
    storage_target_share: float | None = lever(
        None,
        label="Storage target",
        unit="share",
        kind="share",
        low=0,
        high=1,
        step=0.01,
        source="Regulation (EU) 2022/1032, extended in 2025: 0.90 with deviations of up to 0.15",
        help="Fill the EU insists on by 1 November; empty = the rule in force, less its flexibility; 0 = none.",
    )
    solidarity: bool = lever(
        True,
        label="Solidarity",
        unit="on/off",
        kind="switch",
        help="On: member states share any shortage. Off: each keeps its own gas and the exposed bear the loss.",
    )
    demand_saving_share: float = share(
        0.0,
        label="Gas saving",
        per_month=True,
        headline=True,
        source="EU saving target 0.15 (Council Regulation 2022/1369); evidence row gas_dem_red_22",
        help="Gas demand cut by public saving campaigns and rules, beyond what price achieves.",
    )


class OtherFuels(LeverGroup):
    """Coal and nuclear fuel."""

    coal_cut_share: float = share(
        0.0,
        label="Russian coal cut",
        per_month=True,
        help="Share of Russian coal exports that lose their buyers; moves the coal price and through it power.",
    )
    coal_reroute_share: float = share(
        0.0,
        label="Russian coal finds other buyers",
        source="2022: exports fell by 11 % although all buyers of the EU's part left; evidence row coal_reroute_22",
        help="Share of refused Russian coal that is sold elsewhere after a few months; 0 when Russia itself stops.",
    )
    enriched_uranium_cut_share: float = share(
        0.0,
        label="Russian enriched uranium cut",
        per_month=True,
        help="Share of Russian enrichment removed; shows nuclear power without fuel once stocks are used up, no price.",
    )
