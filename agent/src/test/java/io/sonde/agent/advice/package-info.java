/** Advice that tests weave: a package of its own, as each instrumentation has one. */
package io.sonde.agent.advice;
