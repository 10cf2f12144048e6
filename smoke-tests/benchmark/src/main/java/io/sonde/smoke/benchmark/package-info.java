/** What an agent costs a service: without one, with Sonde and with others, side by side in one run. */
package io.sonde.smoke.benchmark;
