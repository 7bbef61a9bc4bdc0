// Stands in for vega-scale's palettes: to read their hundreds of colours takes a cold start 6 ms, and every chart
// of ours names its own. The build aliases them to this.
export const discrete = {};
export const continuous = {};
