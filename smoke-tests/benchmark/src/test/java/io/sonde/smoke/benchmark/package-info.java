/** That the benchmark measures; what it measures is not for a test to say. */
package io.sonde.smoke.benchmark;
