/**
 * Where calls go at their ends: into metrics always, into their local trace, and, when its root has ended and everything
 * is known, to the exporter or away.
 */
package io.sonde.agent.pipeline;
