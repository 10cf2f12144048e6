/** What every HTTP server owes: one contract, run on each server and version in a JVM of its own. */
package io.sonde.smoke.httpserver;
