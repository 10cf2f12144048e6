/** The built jar in containers, under class loaders of all kinds, and beside other agents. */
package io.sonde.smoke.places;
