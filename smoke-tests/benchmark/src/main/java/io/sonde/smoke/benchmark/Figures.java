package io.sonde.smoke.benchmark;

/** All that a run measured. */
record Figures(StartFigures starts, LoadFigures load) {}
