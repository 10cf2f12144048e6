/** What the built jar does to real applications: traces and metrics on every JDK, and nothing else. */
package io.sonde.smoke.tests;
