/** Tests of health and readiness. */
package io.sonde.agent.health;
