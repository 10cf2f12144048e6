/**
 * Load time: decides within nanoseconds whether a class is a target, checks an instrumentation against the library that is
 * really there, and weaves its call sites.
 */
package io.sonde.agent.weaving;
